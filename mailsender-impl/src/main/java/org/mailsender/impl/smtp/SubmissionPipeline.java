// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;

/**
 * Sends mail after mail over one channel. With PIPELINING (RFC 2920) a mail's envelope goes out in one group, and
 * behind the final dot of the mail before it, so that a filled queue costs one round trip a mail; without it, command
 * by command. Confined to the thread of the connection.
 */
final class SubmissionPipeline {

    /** RFC 5321 4.5.3.2.6: a server may take long to file a mail. */
    private static final int PATIENCE_AFTER_DOT = 10;

    private static final Duration PATIENCE_WITH_LAST_WORDS = Duration.ofSeconds(1);

    private final SmtpChannel channel;
    private final Duration readTimeout;
    private final PipeliningMemory memory;
    private final Deadline deadline;
    private final EnvelopeDialogue dialogue;
    /** Whether a mail was ended: then each connection brings the queue forward by one at least. */
    private boolean hasServed;

    private MailSource source;
    private Transmission current;
    private Transmission following;
    private boolean textBegun;

    SubmissionPipeline(SmtpChannel channel, TransportSettings settings, PipeliningMemory memory, Deadline deadline) {
        this.channel = channel;
        this.readTimeout = settings.readTimeout();
        this.memory = memory;
        this.deadline = deadline;
        boolean pipelined = channel.capabilities().offers("PIPELINING") && memory.isTrusted();
        this.dialogue = new EnvelopeDialogue(channel, pipelined, settings.notifications());
    }

    Optional<String> run(MailSource mails) throws ServerTroubleException {
        source = mails;
        current = fetch();
        try {
            while (current != null) {
                sendCurrent();
            }
            hasServed = true;
            return Optional.empty();
        } catch (AuthenticationWantedException e) {
            giveBackOr(e.getMessage());
            throw new ServerTroubleException(
                    Kind.AUTHENTICATION,
                    "the server wants authentication or encryption before it takes a mail: " + e.getMessage());
        } catch (UnreadableOutgoingException e) {
            giveBackOr(e.getMessage());
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return brokenOff(e);
        } catch (RuntimeException | Error e) {
            broken(AttemptResult.Course.INTERRUPTED, "an error of our own: " + e);
            throw e;
        } finally {
            deadline.clear();
        }
    }

    private void sendCurrent() throws IOException {
        if (following == null) {
            channel.requireSilence();
            if (!announce(current)) {
                finishCurrent();
                return;
            }
        }
        following = null;
        if (!dialogue.completes(current)) {
            hasServed = true;
            finishCurrent();
            return;
        }
        sendText();
        if (dialogue.isPipelined() && !current.hasMore()) {
            announceFollowing();
        }
        Reply last = channel.receive(readTimeout.multipliedBy(PATIENCE_AFTER_DOT));
        if (last.isIntermediate()) {
            throw OutOfStepException.at("the end of the text", last);
        }
        textBegun = false;
        hasServed = true;
        current.end(last);
        if (last.closesConnection()) {
            throw new ClosingException(last);
        }
        finishCurrent();
    }

    /** Whatever the server says before the dot is no answer to it. */
    private void sendText() throws IOException {
        textBegun = true;
        DotStuffedStream text = new DotStuffedStream(channel.text());
        current.mail().writeTo(text);
        if (channel.isServerSpeaking()) {
            throw new IOException("the server answered before the text had ended");
        }
        text.end();
        channel.text().flush();
    }

    /** Brings the envelope of the next mail onto the wire behind the dot of this one. */
    private void announceFollowing() throws IOException {
        for (Transmission next = fetchAhead(); next != null; next = fetchAhead()) {
            following = next;
            if (announce(next)) {
                return;
            }
            following = null;
            next.mail().finished(next.result());
        }
    }

    private boolean announce(Transmission transmission) throws IOException {
        deadline.restart();
        return dialogue.announce(transmission);
    }

    private Transmission fetch() {
        return source.next().map(Transmission::new).orElse(null);
    }

    /** Trouble of our own must not keep the answer to the dot from being heard: then we fetch again. */
    private Transmission fetchAhead() {
        try {
            return fetch();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private void finishCurrent() {
        if (current.hasMore()) {
            return;
        }
        Transmission done = current;
        current = following;
        done.mail().finished(done.result());
        if (current == null) {
            current = fetch();
        }
    }

    private Optional<String> brokenOff(IOException e) {
        if (!textBegun && e instanceof OutOfStepException) {
            current.doubtCurrent();
        }
        return isEndBetweenMails() || isPipeliningBroken(e) ? untouched(e) : broken(course(e), lastWords(e));
    }

    /** A connection that served, and now ends before it has served this mail at all, asks for another one at once. */
    private boolean isEndBetweenMails() {
        return hasServed && !textBegun && current.isPristine();
    }

    private AttemptResult.Course course(IOException e) {
        boolean answered = hasServed || dialogue.hasHeard() || e instanceof OutOfStepException;
        return answered ? AttemptResult.Course.INTERRUPTED : AttemptResult.Course.UNANSWERED;
    }

    /** No attempt was made. */
    private Optional<String> untouched(IOException e) {
        giveBack();
        return Optional.of(reason(e));
    }

    /** What some recipients have been answered already must not be forgotten. */
    private void giveBackOr(String reason) {
        if (current.isPristine()) {
            giveBack();
        } else {
            broken(AttemptResult.Course.INTERRUPTED, reason);
        }
    }

    private void giveBack() {
        current.mail().finished(AttemptResult.UNTOUCHED);
        giveBackFollowing();
    }

    private void giveBackFollowing() {
        if (following != null && following != current) {
            following.mail().finished(AttemptResult.UNTOUCHED);
        }
    }

    private Optional<String> broken(AttemptResult.Course course, String reason) {
        if (current != null) {
            current.interrupt(course, reason);
            current.mail().finished(current.result());
        }
        giveBackFollowing();
        return Optional.of(reason);
    }

    private boolean isPipeliningBroken(IOException e) {
        boolean broken = dialogue.isPipelined() && !textBegun && current.isPristine() && dialogue.sawContradiction(e);
        if (broken) {
            memory.distrust();
        }
        return broken;
    }

    /** A server that breaks off while a text is written may have said why: such a refusal counts. */
    private String lastWords(IOException e) {
        if (!textBegun || e instanceof OutOfStepException) {
            return reason(e);
        }
        try {
            Reply reply = channel.receive(PATIENCE_WITH_LAST_WORDS);
            if (!reply.isPositive() && !reply.closesConnection()) {
                current.end(reply);
            }
            return reply.text();
        } catch (IOException nothing) {
            return reason(e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
