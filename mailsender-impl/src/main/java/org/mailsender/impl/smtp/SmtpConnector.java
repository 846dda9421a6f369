// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import jakarta.mail.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import org.mailsender.impl.auth.Authentication;
import org.mailsender.impl.auth.AuthenticationFailedException;
import org.mailsender.impl.settings.TlsMode;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Time;

/**
 * Opens connections: resolve, connect, TLS, greeting, EHLO, STARTTLS, AUTH. Thread-safe; the context class loader must
 * be the bundle's.
 */
public final class SmtpConnector {

    private final ScheduledExecutorService timer;
    private final Time time;
    private final Authentication authentication;

    /**
     * Makes a connector.
     *
     * @param timer ends attempts that take too long
     * @param time tells it
     * @param authentication proves who we are
     */
    public SmtpConnector(ScheduledExecutorService timer, Time time, Authentication authentication) {
        this.timer = timer;
        this.time = time;
        this.authentication = authentication;
    }

    /**
     * Opens one connection, ready for mails.
     *
     * @param settings the configuration at the start of the attempt
     * @param memory what is known of the server
     * @param progress hears of the socket first, so that it can be closed from elsewhere, and of each step
     * @return the connection
     * @throws ServerTroubleException saying which step failed, why, and what to do
     */
    public SmtpConnection open(TransportSettings settings, PipeliningMemory memory, Progress progress)
            throws ServerTroubleException {
        Wire wire = connect(settings, progress);
        Deadline deadline = new Deadline(timer, time, wire, settings.attemptTimeout());
        deadline.restart();
        boolean opened = false;
        try {
            SmtpChannel channel = new Handshake(settings, wire, session(wire), progress).perform();
            authenticate(settings, channel, progress);
            opened = true;
            return new SmtpConnection(
                    channel,
                    new SubmissionPipeline(channel, settings.readTimeout(), memory, deadline),
                    settings.server());
        } finally {
            deadline.clear();
            if (!opened) {
                wire.abort("the connection was given up");
            }
        }
    }

    private Wire connect(TransportSettings settings, Progress progress) throws ServerTroubleException {
        IOException failure = null;
        for (InetAddress address : resolve(settings, progress)) {
            Wire wire = new Wire(time);
            progress.opened(() -> wire.abort("the instance was stopped"));
            try {
                wire.setTcpNoDelay(true);
                wire.connect(
                        new InetSocketAddress(address, settings.port()),
                        Math.toIntExact(settings.connectTimeout().toMillis()));
                progress.step("connected to " + address.getHostAddress() + ", port " + settings.port());
                return wire;
            } catch (IOException e) {
                wire.abort("it could not be connected");
                failure = e;
            }
        }
        throw new ServerTroubleException(Kind.UNREACHABLE, unreachable(settings, failure));
    }

    private static InetAddress[] resolve(TransportSettings settings, Progress progress) throws ServerTroubleException {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(settings.host());
            progress.step(settings.host() + " resolved to " + addresses[0].getHostAddress()
                    + (addresses.length > 1 ? " and " + (addresses.length - 1) + " more" : ""));
            return addresses;
        } catch (UnknownHostException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE, "the host name " + settings.host() + " is unknown; check mailServer and DNS.");
        }
    }

    private static String unreachable(TransportSettings settings, IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return settings.server() + " did not answer within connectTimeoutSeconds, "
                    + settings.connectTimeout().toSeconds() + "; check mailServer, port and firewalls.";
        }
        if (failure instanceof ConnectException) {
            return settings.server() + " refused the connection; check mailServer and port, and that the server runs.";
        }
        return settings.server() + " cannot be reached: " + failure.getMessage() + ".";
    }

    private void authenticate(TransportSettings settings, SmtpChannel channel, Progress progress)
            throws ServerTroubleException {
        boolean encrypted = settings.tls() != TlsMode.NONE;
        boolean local = channel.wire().getInetAddress().isLoopbackAddress();
        try {
            authentication
                    .authenticate(new AuthCommands(channel), settings, encrypted || local)
                    .ifPresent(progress::step);
        } catch (AuthenticationFailedException e) {
            throw new ServerTroubleException(e.isTransient() ? Kind.UNREACHABLE : Kind.AUTHENTICATION, e.getMessage());
        } catch (IOException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE, settings.server() + " broke off during authentication: " + e.getMessage() + ".");
        }
    }

    private static Session session(Socket socket) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", EhloName.of(socket));
        properties.setProperty("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }
}
