// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;

/**
 * MAIL, RCPT and DATA for one transmission after the other, as one group or command by command, each reply attributed
 * to its command and recipient. Confined to the thread of the connection.
 */
final class EnvelopeDialogue {

    private final SmtpChannel channel;
    private final boolean pipelined;
    private final StatusNotification notification;
    /** Whether a transaction without text is left open at the server, to be closed by RSET. */
    private boolean dirty;

    private boolean resetAnnounced;
    private boolean mailAccepted;
    private boolean heard;

    EnvelopeDialogue(SmtpChannel channel, boolean pipelined, List<String> notify) {
        this.channel = channel;
        this.pipelined = pipelined;
        this.notification = StatusNotification.of(notify, channel.capabilities());
    }

    boolean isPipelined() {
        return pipelined;
    }

    /** Begins a transaction; false if the mail is refused without asking the server. */
    boolean announce(Transmission transmission) throws IOException {
        Optional<Reply> refusal = channel.capabilities().refusal(transmission.mail());
        if (refusal.isPresent()) {
            while (transmission.hasMore()) {
                transmission.begin();
                transmission.refuseCurrent(refusal.get());
            }
            return false;
        }
        transmission.begin();
        if (pipelined) {
            sendGroup(transmission);
        }
        return true;
    }

    /**
     * Whether the server now waits for the text; if not, the transaction has ended.
     *
     * @throws OutOfStepException for a reply that its command cannot have; those before it are in doubt then
     */
    boolean completes(Transmission transmission) throws IOException {
        mailAccepted = false;
        if (!pipelined) {
            return stepByStep(transmission);
        }
        if (resetAnnounced) {
            requireReset(channel.receive());
        }
        Reply mail = answered("MAIL", channel.receive());
        mailAccepted = mail.isPositive();
        for (String recipient : transmission.current()) {
            Reply reply = answered("RCPT", channel.receive());
            if (mailAccepted) {
                requireNoContradiction(reply);
                transmission.recipientReply(recipient, reply);
            }
        }
        Reply data = answeredData(channel.receive());
        return mailAccepted ? settled(transmission, data) : refused(transmission, mail, data);
    }

    /** Whether the server has answered to any command of any mail. */
    boolean hasHeard() {
        return heard;
    }

    /** Whether a failure between MAIL and text shows that the server cannot do the PIPELINING it offers. */
    boolean sawContradiction(IOException failure) {
        return failure instanceof ContradictionException || (mailAccepted && failure instanceof SocketTimeoutException);
    }

    private void sendGroup(Transmission transmission) throws IOException {
        resetAnnounced = dirty;
        if (dirty) {
            channel.send("RSET");
            dirty = false;
        }
        channel.send(mailCommand(transmission.mail()));
        for (String recipient : transmission.current()) {
            channel.send(recipientCommand(recipient));
        }
        channel.send("DATA");
    }

    private boolean stepByStep(Transmission transmission) throws IOException {
        if (dirty) {
            requireReset(channel.command("RSET"));
            dirty = false;
        }
        Reply mail = answered("MAIL", channel.command(mailCommand(transmission.mail())));
        if (!mail.isPositive()) {
            return refused(transmission, mail, mail);
        }
        for (String recipient : transmission.current()) {
            transmission.recipientReply(recipient, answered("RCPT", channel.command(recipientCommand(recipient))));
        }
        if (!transmission.anyTaken()) {
            dirty = true;
            transmission.endWithoutText();
            return false;
        }
        return settled(transmission, answeredData(channel.command("DATA")));
    }

    private boolean refused(Transmission transmission, Reply mail, Reply data) throws IOException {
        if (data.opensText()) {
            sendEmptyText();
        }
        dirty = true;
        if (mail.wantsAuthentication()) {
            throw new AuthenticationWantedException(mail);
        }
        transmission.refuseCurrent(mail);
        return false;
    }

    private boolean settled(Transmission transmission, Reply data) throws IOException {
        if (data.opensText() && transmission.anyTaken()) {
            return true;
        }
        dirty = true;
        if (data.opensText()) {
            sendEmptyText();
            transmission.endWithoutText();
        } else if (transmission.anyTaken()) {
            refuseIfConfirmed(transmission, data);
        } else {
            transmission.endWithoutText();
        }
        return false;
    }

    /**
     * A server that takes recipients and refuses the text may have been misunderstood, by a reply too many before: RSET,
     * which comes next anyway, shows it.
     */
    private void refuseIfConfirmed(Transmission transmission, Reply data) throws IOException {
        Reply reset;
        try {
            reset = channel.command("RSET");
        } catch (OutOfStepException e) {
            throw e;
        } catch (IOException e) {
            transmission.end(data);
            throw e;
        }
        if (reset.closesConnection() || reset.isUnknownCommand()) {
            transmission.end(data);
        }
        requireReset(reset);
        dirty = false;
        transmission.end(data);
    }

    /** RFC 2920 3.1: a server may ask for the text although it took no recipient. */
    private void sendEmptyText() throws IOException {
        channel.send(".");
        answered("an empty text", channel.receive());
    }

    private Reply answered(String command, Reply reply) throws IOException {
        heard = true;
        if (reply.closesConnection()) {
            throw new ClosingException(reply);
        }
        if (reply.isIntermediate()) {
            throw OutOfStepException.at(command, reply);
        }
        return reply;
    }

    /** Only 354 opens the text, and nothing else than its refusal may come instead (RFC 5321 4.3.2). */
    private static Reply answeredData(Reply reply) throws IOException {
        if (reply.closesConnection()) {
            throw new ClosingException(reply);
        }
        if (!reply.opensText() && !reply.isNegative()) {
            throw OutOfStepException.at("DATA", reply);
        }
        return reply;
    }

    /** No server may refuse it (RFC 5321 4.3.2); one that does has the old transaction still open. */
    private void requireReset(Reply reply) throws IOException {
        if (!answered("RSET", reply).isPositive()) {
            throw OutOfStepException.at("RSET", reply);
        }
    }

    private static void requireNoContradiction(Reply reply) throws ContradictionException {
        if (reply.code() >= 500 && reply.code() <= 503) {
            throw new ContradictionException(reply);
        }
    }

    private String mailCommand(OutgoingMail mail) {
        StringBuilder command = new StringBuilder("MAIL FROM:<" + mail.sender() + ">");
        if (channel.capabilities().offers("SIZE")) {
            command.append(" SIZE=").append(mail.size());
        }
        if (mail.needsSmtpUtf8()) {
            command.append(" SMTPUTF8");
        }
        return command.append(notification.ofMail(mail)).toString();
    }

    private String recipientCommand(String recipient) {
        return "RCPT TO:<" + recipient + ">" + notification.ofRecipient(recipient);
    }

    /** A command of a group was answered as if those before it had not been there. */
    private static final class ContradictionException extends IOException {

        private static final long serialVersionUID = 1L;

        ContradictionException(Reply reply) {
            super(reply.text());
        }
    }
}
