// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.mailsender.impl.auth.Redaction;

/**
 * Commands and replies on one connection: commands can be written without waiting for their replies, each reply is read
 * when it is wanted, and the text of a mail is written as it is. Nothing that passes is logged. Confined to one thread
 * at a time.
 */
final class SmtpChannel {

    private final Wire wire;
    private final Duration readTimeout;
    private final Redaction redaction;
    private Socket socket;
    private OutputStream out;
    private ReplyReader replies;
    private Capabilities capabilities = Capabilities.NONE;

    SmtpChannel(Wire wire, Socket socket, Duration readTimeout, Redaction redaction) throws IOException {
        this.wire = wire;
        this.readTimeout = readTimeout;
        this.redaction = redaction;
        use(socket);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        out = socket.getOutputStream();
        replies = new ReplyReader(socket.getInputStream(), redaction);
    }

    /** Says EHLO, or HELO to a server that knows no other. */
    Reply introduce(String name) throws IOException {
        Reply ehlo = ehlo(name);
        return ehlo.code() / 100 == 5 ? command("HELO " + name) : ehlo;
    }

    private Reply ehlo(String name) throws IOException {
        Reply reply = command("EHLO " + name);
        capabilities = reply.isPositive() ? Capabilities.of(replies.lines()) : Capabilities.NONE;
        return reply;
    }

    /** Changes to TLS, after STARTTLS, and forgets what the server said in clear (RFC 3207 4.2). */
    Reply encrypt(Socket encrypted, String name) throws IOException {
        use(encrypted);
        return ehlo(name);
    }

    /** Writes a command; it reaches the network together with others, when a reply is read. */
    void send(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Where the text of a mail goes, after DATA. */
    OutputStream text() {
        return out;
    }

    Reply receive() throws IOException {
        return receive(readTimeout);
    }

    /**
     * Reads one reply.
     *
     * @throws OutOfStepException for what is no reply
     */
    Reply receive(Duration within) throws IOException {
        wire.expectReply(within);
        return replies.read();
    }

    /** Sends a command while no reply is due, and reads its reply. */
    Reply command(String command) throws IOException {
        requireSilence();
        send(command);
        return receive();
    }

    /** Whether the server has said something that nobody has read yet, as far as that can be seen. */
    boolean isServerSpeaking() throws IOException {
        return replies.isMoreThere();
    }

    /**
     * While no reply is due the server has nothing to say, unless that it closes the connection.
     *
     * @throws ClosingException for 421
     * @throws OutOfStepException for anything else
     */
    void requireSilence() throws IOException {
        if (isServerSpeaking()) {
            Reply unasked = receive();
            throw unasked.closesConnection()
                    ? new ClosingException(unasked)
                    : new OutOfStepException("the server spoke without being asked: " + unasked);
        }
    }

    /** Of the server, if the connection is encrypted. */
    Optional<X509Certificate> certificate() {
        try {
            return socket instanceof SSLSocket tls
                    ? Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0])
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    Capabilities capabilities() {
        return capabilities;
    }

    Redaction redaction() {
        return redaction;
    }

    Wire wire() {
        return wire;
    }
}
