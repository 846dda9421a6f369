// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Angus Mail's SMTP transport, opened up: commands can be written without waiting for their replies, each reply is
 * read when it is wanted, and the text of a mail is written as it is. Confined to one thread at a time.
 */
final class SmtpChannel extends SMTPTransport {

    private static final long LONGEST_REPLY = 64 * 1024;
    private static final long LONGEST_HANDSHAKE = 1024 * 1024;

    private final Wire wire;
    private final Duration readTimeout;
    private OutputStream out;
    private boolean ehloAccepted;
    private long repliesRead;

    SmtpChannel(Session session, Wire wire, Duration readTimeout) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.wire = wire;
        this.readTimeout = readTimeout;
    }

    /** Reads the greeting and says EHLO, or HELO to a server that knows no other. */
    synchronized void open(Socket socket) throws IOException {
        out = socket.getOutputStream();
        wire.expectReply(readTimeout, LONGEST_REPLY);
        try {
            connect(socket);
        } catch (MessagingException e) {
            throw asIoException(e);
        }
    }

    /** Changes to TLS and forgets what the server offered before (RFC 3207 4.2). */
    synchronized void startTls(TlsUpgrade upgrade) throws IOException {
        wire.expectReply(readTimeout, LONGEST_HANDSHAKE);
        try {
            startTLS();
            out = upgrade.socket().getOutputStream();
            ehloAccepted = false;
            ehlo(getLocalHost());
        } catch (MessagingException e) {
            throw asIoException(e);
        }
        if (!ehloAccepted) {
            throw new IOException("the server refused EHLO after STARTTLS: " + lastReply());
        }
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        wire.expectReply(readTimeout, LONGEST_REPLY);
        ehloAccepted = super.ehlo(domain);
        return ehloAccepted;
    }

    /** Writes a command; it reaches the network together with others, when a reply is read. */
    synchronized void send(String command) throws IOException {
        try {
            sendCommand(command);
        } catch (MessagingException e) {
            throw asIoException(e);
        }
    }

    /** Where the text of a mail goes, after DATA. */
    OutputStream text() {
        return out;
    }

    synchronized Reply receive() throws IOException {
        return receive(readTimeout);
    }

    /** Reads one reply. */
    synchronized Reply receive(Duration within) throws IOException {
        wire.expectReply(within, LONGEST_REPLY);
        int code;
        try {
            code = readServerResponse();
        } catch (MessagingException e) {
            throw asIoException(e);
        }
        if (code < 200) {
            String text = getLastServerResponse();
            throw "[EOF]".equals(text)
                    ? new EOFException("the server closed the connection")
                    : new IOException("the server sent what is no reply: " + new Reply(code, text));
        }
        repliesRead++;
        return lastReply();
    }

    synchronized Reply command(String command) throws IOException {
        send(command);
        return receive();
    }

    Reply lastReply() {
        return new Reply(getLastReturnCode(), String.valueOf(getLastServerResponse()));
    }

    /** How many replies were read since the connection was opened, without those to its opening. */
    long repliesRead() {
        return repliesRead;
    }

    boolean offers(String extension) {
        return supportsExtension(extension);
    }

    Wire wire() {
        return wire;
    }

    /** Jakarta Mail would send QUIT here, and wait. */
    @Override
    public synchronized void close() throws MessagingException {
        wire.abort("the connection was closed");
    }

    private static IOException asIoException(MessagingException e) {
        if (e.getCause() instanceof IOException cause) {
            return cause;
        }
        return new IOException(e.getMessage(), e);
    }
}
