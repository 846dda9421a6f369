// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.threads.Moment;

/**
 * An open connection to the server, encrypted and authenticated as configured. Confined to one thread at a time;
 * {@link #abort} may come from any.
 */
public final class SmtpConnection {

    private static final Duration PATIENCE_WITH_QUIT = Duration.ofSeconds(2);

    private final SmtpChannel channel;
    private final SubmissionPipeline pipeline;
    private final String description;
    private final Moment opened;

    SmtpConnection(SmtpChannel channel, SubmissionPipeline pipeline, String description, Moment opened) {
        this.channel = channel;
        this.pipeline = pipeline;
        this.description = description;
        this.opened = opened;
    }

    /**
     * When it was opened.
     *
     * @return on the steady time line
     */
    public Moment opened() {
        return opened;
    }

    /**
     * Sends mails until there are none, or the connection breaks.
     *
     * @param source where mails come from
     * @return empty if the connection can be used again, else why it cannot
     * @throws ServerTroubleException if the server wants authentication first
     */
    public Optional<String> transmit(MailSource source) throws ServerTroubleException {
        return pipeline.run(source);
    }

    /**
     * Asks whether the server would take a mail, without sending one.
     *
     * @param sender the reverse-path's address
     * @param recipient the forward-path's address
     * @return the server's replies to MAIL and RCPT
     * @throws IOException if the connection breaks
     */
    public List<Reply> probe(String sender, String recipient) throws IOException {
        Reply mail = channel.command("MAIL FROM:<" + sender + ">");
        Reply rcpt = channel.command("RCPT TO:<" + recipient + ">");
        channel.command("RSET");
        return List.of(mail, rcpt);
    }

    /** Says QUIT and closes, within two seconds. */
    public void quit() {
        try {
            channel.send("QUIT");
            channel.receive(PATIENCE_WITH_QUIT);
        } catch (IOException e) {
            // The server was quicker; the connection is closed either way.
        } finally {
            channel.wire().abort("the connection was closed");
        }
    }

    /**
     * Closes at once.
     *
     * @param reason what whoever uses it is told
     */
    public void abort(String reason) {
        channel.wire().abort(reason);
    }

    @Override
    public String toString() {
        return description;
    }
}
