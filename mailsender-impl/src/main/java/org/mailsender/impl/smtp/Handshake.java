// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import jakarta.mail.Session;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.mailsender.impl.settings.TlsMode;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;

/** From a connected socket to a greeted and, if configured, encrypted one. For one connection. */
final class Handshake {

    private final TransportSettings settings;
    private final Wire wire;
    private final Session session;
    private final Progress progress;
    private TlsUpgrade upgrade;

    Handshake(TransportSettings settings, Wire wire, Session session, Progress progress) {
        this.settings = settings;
        this.wire = wire;
        this.session = session;
        this.progress = progress;
    }

    SmtpChannel perform() throws ServerTroubleException {
        if (settings.tls() != TlsMode.NONE) {
            prepareTls();
        }
        Socket socket = settings.tls() == TlsMode.IMPLICIT ? encrypted() : wire;
        SmtpChannel channel = new SmtpChannel(session, wire, settings.readTimeout());
        greet(channel, socket);
        if (settings.tls() == TlsMode.STARTTLS) {
            startTls(channel);
        }
        return channel;
    }

    private void prepareTls() throws ServerTroubleException {
        try {
            upgrade = new TlsUpgrade(TrustedCertificates.of(settings.trust()), settings.host());
            session.getProperties().put("mail.smtp.ssl.socketFactory", upgrade);
            session.getProperties().setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        } catch (IOException | GeneralSecurityException e) {
            throw new ServerTroubleException(Kind.TLS, "trustStore: " + e.getMessage() + ".");
        }
    }

    private Socket encrypted() throws ServerTroubleException {
        wire.expectReply(settings.readTimeout(), 1024 * 1024);
        try {
            Socket socket = upgrade.createSocket(wire, settings.host(), settings.port(), true);
            progress.step(describeTls());
            return socket;
        } catch (IOException e) {
            throw tlsTrouble(e);
        }
    }

    private void greet(SmtpChannel channel, Socket socket) throws ServerTroubleException {
        try {
            channel.open(socket);
            progress.step("greeted; the server offers " + channel.lastReply());
        } catch (IOException e) {
            throw new ServerTroubleException(Kind.UNREACHABLE, greetingTrouble(channel, e));
        }
    }

    private String greetingTrouble(SmtpChannel channel, IOException e) {
        Reply reply = channel.lastReply();
        if (reply.code() >= 400) {
            return settings.server() + " does not serve for now: " + reply;
        }
        if (e instanceof SocketTimeoutException) {
            return settings.server() + " did not greet within readTimeoutSeconds, "
                    + settings.readTimeout().toSeconds()
                    + "; if it expects TLS from the first byte, as on port 465, set implicitTls.";
        }
        if (reply.text().startsWith("[EOF]") || reply.code() <= 0) {
            return settings.server() + " closed the connection instead of a greeting: " + e.getMessage() + ".";
        }
        return settings.server() + " gave no proper greeting: " + e.getMessage() + ".";
    }

    private void startTls(SmtpChannel channel) throws ServerTroubleException {
        if (!channel.offers("STARTTLS")) {
            throw new ServerTroubleException(
                    Kind.TLS,
                    settings.server() + " does not offer STARTTLS, which useSsl requires; check the port,"
                            + " or use implicitTls for port 465.");
        }
        try {
            channel.startTls(upgrade);
            progress.step(describeTls());
        } catch (IOException e) {
            throw startTlsTrouble(channel, e);
        }
    }

    private ServerTroubleException startTlsTrouble(SmtpChannel channel, IOException e) {
        if (e instanceof SSLException) {
            return tlsTrouble(e);
        }
        Reply reply = channel.lastReply();
        if (reply.code() >= 400) {
            return new ServerTroubleException(
                    reply.isPermanent() ? Kind.TLS : Kind.UNREACHABLE,
                    settings.server() + " refused STARTTLS: " + reply);
        }
        return new ServerTroubleException(
                Kind.UNREACHABLE, settings.server() + " broke off during STARTTLS: " + e.getMessage() + ".");
    }

    private ServerTroubleException tlsTrouble(IOException e) {
        boolean brokenOff = e instanceof SocketTimeoutException
                || e.getCause() instanceof EOFException
                || !(e instanceof SSLException);
        return new ServerTroubleException(
                brokenOff ? Kind.UNREACHABLE : Kind.TLS, TlsTrouble.sentence(settings, e, upgrade.certificate()));
    }

    private String describeTls() {
        SSLSession tls = upgrade.socket().getSession();
        String description = tls.getProtocol() + " with " + tls.getCipherSuite();
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
