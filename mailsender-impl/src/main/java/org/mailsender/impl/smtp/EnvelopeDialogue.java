// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * MAIL, RCPT and DATA for one transmission after the other, as one group or command by command, each reply attributed
 * to its command and recipient. Confined to the thread of the connection.
 */
final class EnvelopeDialogue {

    private final SmtpChannel channel;
    private final boolean pipelined;
    /** Whether a transaction without text is left open at the server, to be closed by RSET. */
    private boolean dirty;

    private boolean resetAnnounced;
    private boolean mailAccepted;

    EnvelopeDialogue(SmtpChannel channel, boolean pipelined) {
        this.channel = channel;
        this.pipelined = pipelined;
    }

    boolean isPipelined() {
        return pipelined;
    }

    /** Begins a transaction; false if the mail is refused without asking the server. */
    boolean announce(Transmission transmission) throws IOException {
        Optional<Reply> refusal = refusal(transmission.mail());
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

    /** Whether the server now waits for the text; if not, the transaction has ended. */
    boolean completes(Transmission transmission) throws IOException {
        mailAccepted = false;
        if (!pipelined) {
            return stepByStep(transmission);
        }
        if (resetAnnounced) {
            open(channel.receive());
        }
        Reply mail = open(channel.receive());
        mailAccepted = mail.isPositive();
        for (String recipient : transmission.current()) {
            Reply reply = open(channel.receive());
            if (mailAccepted) {
                requireNoContradiction(reply);
                transmission.recipientReply(recipient, reply);
            }
        }
        Reply data = open(channel.receive());
        if (!mailAccepted) {
            return refused(transmission, mail, data);
        }
        return settled(transmission, data);
    }

    /** Whether a failure between MAIL and text shows that the server cannot do the PIPELINING it offers. */
    boolean sawContradiction(IOException failure) {
        return failure instanceof ContradictionException || (mailAccepted && failure instanceof SocketTimeoutException);
    }

    /** What can be known beforehand (RFC 1870, RFC 6531). */
    private Optional<Reply> refusal(OutgoingMail mail) {
        if (mail.needsSmtpUtf8() && !channel.offers("SMTPUTF8")) {
            return Optional.of(Reply.ours(
                    553, "5.6.7", "the server does not offer SMTPUTF8, which an address of this mail needs"));
        }
        long limit = sizeLimit();
        if (limit > 0 && mail.size() > limit) {
            return Optional.of(Reply.ours(
                    552, "5.3.4", "the mail has " + mail.size() + " bytes, but the server takes only " + limit));
        }
        return Optional.empty();
    }

    private long sizeLimit() {
        String parameter = channel.getExtensionParameter("SIZE");
        return parameter != null && parameter.strip().matches("\\d{1,18}") ? Long.parseLong(parameter.strip()) : 0;
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
            open(channel.command("RSET"));
            dirty = false;
        }
        Reply mail = open(channel.command(mailCommand(transmission.mail())));
        if (!mail.isPositive()) {
            return refused(transmission, mail, mail);
        }
        for (String recipient : transmission.current()) {
            transmission.recipientReply(recipient, open(channel.command(recipientCommand(recipient))));
        }
        if (!transmission.anyTaken()) {
            dirty = true;
            transmission.endWithoutText();
            return false;
        }
        return settled(transmission, open(channel.command("DATA")));
    }

    private boolean refused(Transmission transmission, Reply mail, Reply data) throws IOException {
        if (data.isIntermediate()) {
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
        if (data.isIntermediate() && transmission.anyTaken()) {
            return true;
        }
        dirty = true;
        if (data.isIntermediate()) {
            sendEmptyText();
            transmission.endWithoutText();
        } else if (transmission.anyTaken()) {
            transmission.end(data);
        } else {
            transmission.endWithoutText();
        }
        return false;
    }

    /** RFC 2920 3.1: a server may ask for the text although it took no recipient. */
    private void sendEmptyText() throws IOException {
        channel.send(".");
        open(channel.receive());
    }

    private static Reply open(Reply reply) throws ClosingException {
        if (reply.closesConnection()) {
            throw new ClosingException(reply);
        }
        return reply;
    }

    private static void requireNoContradiction(Reply reply) throws ContradictionException {
        if (reply.code() >= 500 && reply.code() <= 503) {
            throw new ContradictionException(reply);
        }
    }

    private String mailCommand(OutgoingMail mail) {
        StringBuilder command = new StringBuilder("MAIL FROM:<" + mail.sender() + ">");
        if (channel.offers("SIZE")) {
            command.append(" SIZE=").append(mail.size());
        }
        if (mail.needsSmtpUtf8()) {
            command.append(" SMTPUTF8");
        }
        return octets(command.toString());
    }

    private static String recipientCommand(String recipient) {
        return octets("RCPT TO:<" + recipient + ">");
    }

    /** Angus writes the low byte of each character: a character for each octet of UTF-8 is what it takes. */
    private static String octets(String command) {
        return new String(command.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The server answered 421: it closes the connection (RFC 5321 3.8). */
    static final class ClosingException extends IOException {

        private static final long serialVersionUID = 1L;

        ClosingException(Reply reply) {
            super(reply.text());
        }
    }

    /** A command of a group was answered as if those before it had not been there. */
    private static final class ContradictionException extends IOException {

        private static final long serialVersionUID = 1L;

        ContradictionException(Reply reply) {
            super(reply.text());
        }
    }
}
