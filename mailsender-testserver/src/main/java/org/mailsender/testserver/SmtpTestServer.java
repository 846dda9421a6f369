// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * An SMTP server on loopback that takes every mail, unless a {@link Rule} says otherwise. Thread-safe.
 *
 * <p>It checks what it is told: commands out of sequence are answered with 503, so that a client cannot pass by luck.
 */
public final class SmtpTestServer implements Closeable {

    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final OpenSockets open = new OpenSockets();
    private final Behaviour behaviour = new Behaviour();
    private final Recordings recordings = new Recordings();

    private SmtpTestServer(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * Starts a server on a free port.
     *
     * @return the server
     */
    public static SmtpTestServer start() {
        return start(0);
    }

    /**
     * Starts a server.
     *
     * @param port its port, 0 for a free one
     * @return the server
     */
    public static SmtpTestServer start(int port) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            SmtpTestServer server = new SmtpTestServer(listener);
            Daemon.start("smtp-test-server", server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Daemon.start("smtp-test-session", () -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        int number = connections.incrementAndGet();
        try (socket) {
            new SmtpTestSession(this, socket, number).serve();
        } catch (IOException e) {
            // The client is gone, or was driven away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /**
     * Begins a rule.
     *
     * @param step at which the server does something else than usual
     * @return the rule, to be ended by {@link Rule#then}
     */
    public Rule when(Step step) {
        return new Rule(this, step);
    }

    void add(Rule rule) {
        behaviour.add(rule);
    }

    /** Forgets all rules. */
    public void behave() {
        behaviour.forgetRules();
    }

    /**
     * Takes its time for every usual reply.
     *
     * @param millis how long
     */
    public void slowDown(long millis) {
        behaviour.slowDown(millis);
    }

    /**
     * Takes only so many mails on one connection.
     *
     * @param mails how many
     * @param at {@link Step#DOT} for right behind the last of them, {@link Step#MAIL} for the next
     * @param then what it does
     */
    public void taking(int mails, Step at, Reaction then) {
        behaviour.limit(new Behaviour.Limit(mails, at, then));
    }

    /**
     * What EHLO offers, besides AUTH and STARTTLS, which follow from users and certificates.
     *
     * @param lines keywords with parameters
     * @return this
     */
    public SmtpTestServer offering(String... lines) {
        behaviour.offer(List.of(lines));
        return this;
    }

    /**
     * Wants authentication.
     *
     * @param accounts user to password
     * @return this
     */
    public SmtpTestServer requiring(Map<String, String> accounts) {
        behaviour.require(Map.copyOf(accounts));
        return this;
    }

    /**
     * Speaks TLS.
     *
     * @param context with the server's certificate
     * @param fromFirstByte whether without STARTTLS
     * @return this
     */
    public SmtpTestServer encrypting(SSLContext context, boolean fromFirstByte) {
        behaviour.encrypt(context, fromFirstByte);
        return this;
    }

    /** Takes no client on an encrypted connection that shows no certificate. */
    public SmtpTestServer demandingCertificates() {
        behaviour.needCertificates();
        return this;
    }

    /**
     * Where it listens.
     *
     * @return the port, on 127.0.0.1
     */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections came since the start. */
    public int connections() {
        return connections.get();
    }

    /** Every command so far, in order. */
    public List<String> commands() {
        return recordings.commands();
    }

    /**
     * Every mail taken so far.
     *
     * @return a copy, in order
     */
    public List<ReceivedMail> mails() {
        return recordings.mails();
    }

    /**
     * Waits until a number of mails was taken.
     *
     * @param count how many
     * @param atMost how long
     * @return every mail taken so far
     */
    public List<ReceivedMail> awaitMails(int count, Duration atMost) {
        return recordings.awaitMails(count, atMost);
    }

    /**
     * Waits until a command came.
     *
     * @param text contained in it
     * @param atMost how long
     */
    public void awaitCommand(String text, Duration atMost) {
        recordings.awaitCommand(text, atMost);
    }

    Recordings recordings() {
        return recordings;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    CountDownLatch closed() {
        return closed;
    }

    /** Waits until every connection is closed, so that the next mail comes over a new one. */
    public void awaitNoConnection() {
        open.awaitNone(Duration.ofSeconds(10));
    }

    /** Closes every open connection, as a server does that restarts. */
    public void dropConnections() {
        open.closeAll();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.end();
    }
}
