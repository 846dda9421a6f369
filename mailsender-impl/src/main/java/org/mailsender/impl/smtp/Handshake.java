// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.mailsender.impl.auth.Redaction;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.TlsMode;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;

/** From a connected socket to a greeted and, if configured, encrypted one. For one connection. */
final class Handshake {

    private final TransportSettings settings;
    private final Wire wire;
    private final String ownName;
    private final Progress progress;
    private final CertificateWatch watch;
    private final TlsContexts contexts;
    private TlsUpgrade upgrade;

    Handshake(
            TransportSettings settings,
            Wire wire,
            String ownName,
            Progress progress,
            CertificateWatch watch,
            TlsContexts contexts) {
        this.settings = settings;
        this.wire = wire;
        this.ownName = ownName;
        this.progress = progress;
        this.watch = watch;
        this.contexts = contexts;
    }

    SmtpChannel perform() throws ServerTroubleException {
        if (settings.tls() != TlsMode.NONE) {
            prepareTls();
        }
        Socket socket = settings.tls() == TlsMode.IMPLICIT ? encrypted() : wire;
        SmtpChannel channel = greeted(socket);
        if (settings.tls() == TlsMode.STARTTLS) {
            startTls(channel);
        }
        return channel;
    }

    private void prepareTls() throws ServerTroubleException {
        try {
            upgrade = new TlsUpgrade(context(), settings.host());
        } catch (ConfigurationException e) {
            throw new ServerTroubleException(Kind.TLS, e.getMessage());
        } catch (IOException | GeneralSecurityException e) {
            throw new ServerTroubleException(Kind.TLS, "trustStore: " + e.getMessage() + ".");
        }
    }

    private TlsContext context() throws ConfigurationException, IOException, GeneralSecurityException {
        KeyStoreFile own = settings.credentials().keyStore();
        return own.isEmpty()
                ? contexts.of(settings.trust())
                : TlsContexts.anew(
                        settings.trust(),
                        Optional.of(ClientCertificate.of(own, wire.time().wall())));
    }

    private Socket encrypted() throws ServerTroubleException {
        wire.expectReply(settings.readTimeout());
        try {
            Socket socket = upgrade.over(wire);
            progress.step(describeTls());
            return socket;
        } catch (IOException | IllegalArgumentException e) {
            throw tlsTrouble(e);
        } finally {
            upgrade.end().ifPresent(end -> watch.shown(settings, end));
        }
    }

    private SmtpChannel greeted(Socket socket) throws ServerTroubleException {
        try {
            SmtpChannel channel = new SmtpChannel(wire, socket, settings.readTimeout(), Redaction.of(settings));
            requirePositive(channel.receive());
            Reply reply = channel.introduce(ownName);
            requirePositive(reply);
            progress.step("greeted; the server offers " + channel.capabilities());
            return channel;
        } catch (SSLException e) {
            throw tlsTrouble(e);
        } catch (IOException e) {
            throw new ServerTroubleException(Kind.UNREACHABLE, greetingTrouble(e));
        }
    }

    private void requirePositive(Reply reply) throws ServerTroubleException, OutOfStepException {
        if (reply.isNegative()) {
            throw new ServerTroubleException(Kind.UNREACHABLE, settings.server() + " does not serve for now: " + reply);
        }
        if (!reply.isPositive()) {
            throw OutOfStepException.at("a greeting", reply);
        }
    }

    private String greetingTrouble(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return settings.server() + " did not greet within readTimeoutSeconds, "
                    + settings.readTimeout().toSeconds()
                    + "; if it expects TLS from the first byte, as on port 465, set implicitTls.";
        }
        if (e instanceof EOFException || e instanceof SocketException) {
            return settings.server() + " closed the connection instead of a greeting: " + e.getMessage() + ".";
        }
        return settings.server() + " gave no proper greeting: " + e.getMessage() + ".";
    }

    private void startTls(SmtpChannel channel) throws ServerTroubleException {
        if (!channel.capabilities().offers("STARTTLS")) {
            throw new ServerTroubleException(
                    Kind.TLS,
                    settings.server() + " does not offer STARTTLS, which useSsl requires; check the port,"
                            + " or use implicitTls for port 465.");
        }
        try {
            Reply reply = channel.command("STARTTLS");
            if (!reply.isPositive()) {
                throw new ServerTroubleException(
                        reply.isPermanent() ? Kind.TLS : Kind.UNREACHABLE,
                        settings.server() + " refused STARTTLS: " + reply);
            }
            // What follows in clear may be anybody's (CVE-2011-0411).
            channel.requireSilence();
            Reply ehlo = channel.encrypt(encrypted(), ownName);
            if (!ehlo.isPositive()) {
                throw new ServerTroubleException(
                        Kind.UNREACHABLE, settings.server() + " refused EHLO after STARTTLS: " + ehlo);
            }
        } catch (SSLException e) {
            throw tlsTrouble(e);
        } catch (IOException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE, settings.server() + " broke off during STARTTLS: " + e.getMessage() + ".");
        }
    }

    private ServerTroubleException tlsTrouble(Exception e) {
        boolean brokenOff = e instanceof SocketTimeoutException
                || e.getCause() instanceof EOFException
                || (e instanceof IOException && !(e instanceof SSLException));
        return new ServerTroubleException(
                brokenOff ? Kind.UNREACHABLE : Kind.TLS, TlsTrouble.sentence(settings, e, upgrade.certificate()));
    }

    private String describeTls() {
        SSLSession tls = upgrade.socket().getSession();
        String description = tls.getProtocol() + " with " + tls.getCipherSuite()
                + (upgrade.isResumed() ? ", resumed" : "")
                + (tls.getLocalPrincipal() == null ? "" : ", as " + tls.getLocalPrincipal());
        try {
            X509Certificate certificate = (X509Certificate) tls.getPeerCertificates()[0];
            return description + ", certificate " + certificate.getSubjectX500Principal() + " by "
                    + certificate.getIssuerX500Principal() + ", valid until "
                    + certificate.getNotAfter().toInstant();
        } catch (SSLPeerUnverifiedException e) {
            return description;
        }
    }
}
