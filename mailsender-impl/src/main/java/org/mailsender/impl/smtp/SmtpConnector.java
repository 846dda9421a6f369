// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import org.mailsender.impl.auth.Authentication;
import org.mailsender.impl.auth.AuthenticationFailedException;
import org.mailsender.impl.settings.TlsMode;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** Opens connections: resolve, connect, TLS, greeting, EHLO, STARTTLS, AUTH. Thread-safe. */
public final class SmtpConnector {

    private final Threads threads;
    private final Time time;
    private final Authentication authentication;
    private final Dialling dialling;
    private final CertificateWatch watch;
    private final TlsContexts contexts;

    /**
     * Makes a connector.
     *
     * @param threads end attempts that take too long, and wait for DNS
     * @param time tells it
     * @param authentication proves who we are
     */
    public SmtpConnector(Threads threads, Time time, Authentication authentication) {
        this(threads, time, authentication, HostNames.system(threads));
    }

    SmtpConnector(Threads threads, Time time, Authentication authentication, HostNames names) {
        this.threads = threads;
        this.time = time;
        this.authentication = authentication;
        EhloName ownName = new EhloName(EhloName::ofThisMachine, threads.workers("mailsender-dns"), time);
        this.dialling = new Dialling(names, ownName, threads.workers("mailsender-connect"), time);
        this.watch = (server, end) -> {};
        this.contexts = new TlsContexts(time);
    }

    private SmtpConnector(SmtpConnector other, CertificateWatch watch, TlsContexts contexts) {
        this.threads = other.threads;
        this.time = other.time;
        this.authentication = other.authentication;
        this.dialling = other.dialling;
        this.watch = watch;
        this.contexts = contexts;
    }

    /**
     * The same, but for who hears of the servers' certificates.
     *
     * @param watched hears of them, also of those that are not trusted
     * @return shares all else
     */
    public SmtpConnector telling(CertificateWatch watched) {
        return new SmtpConnector(this, watched, contexts);
    }

    /**
     * The same, but for the TLS sessions of connections before: the servers show their certificates anew.
     *
     * @return shares all else
     */
    public SmtpConnector afresh() {
        return new SmtpConnector(this, watch, new TlsContexts(time));
    }

    /**
     * Opens one connection, ready for mails.
     *
     * @param settings the configuration at the start of the attempt
     * @param memory what is known of the server
     * @param progress hears first how the attempt can be ended from elsewhere, and of each step
     * @return the connection
     * @throws ServerTroubleException saying which step failed, why, and what to do
     */
    public SmtpConnection open(TransportSettings settings, PipeliningMemory memory, Progress progress)
            throws ServerTroubleException {
        Deadline deadline = new Deadline(threads.timer(), time, settings.attemptTimeout());
        progress.opened(() -> deadline.abort("the instance was stopped"));
        deadline.restart(settings.openTimeout());
        boolean opened = false;
        try {
            SmtpChannel channel = dialling.dial(settings, deadline, progress, watch, contexts);
            authenticate(settings, channel, deadline, progress);
            opened = true;
            return new SmtpConnection(
                    channel,
                    new SubmissionPipeline(channel, settings, memory, deadline),
                    settings.server(),
                    time.now());
        } catch (RuntimeException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE,
                    "an error of our own kept us from connecting to " + settings.server() + ": " + e + ".");
        } finally {
            deadline.clear();
            if (!opened) {
                deadline.abort("the connection was given up");
            }
        }
    }

    private void authenticate(TransportSettings settings, SmtpChannel channel, Deadline deadline, Progress progress)
            throws ServerTroubleException {
        boolean encrypted = settings.tls() != TlsMode.NONE;
        boolean local = channel.wire().getInetAddress().isLoopbackAddress();
        try {
            authentication
                    .authenticate(new AuthCommands(channel, deadline, progress), settings, encrypted || local)
                    .ifPresent(progress::step);
        } catch (AuthenticationFailedException e) {
            throw new ServerTroubleException(e.isTransient() ? Kind.UNREACHABLE : Kind.AUTHENTICATION, e.getMessage());
        } catch (IOException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE, settings.server() + " broke off during authentication: " + e.getMessage() + ".");
        }
    }
}
