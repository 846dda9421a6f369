// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Puts TLS on a connection: 1.2 or newer, certificate chain and host name checked against the configured name, not
 * against what DNS says. For one connection.
 */
final class TlsUpgrade {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLSocketFactory factory;
    private final RecordingTrustManager trust;
    private final String host;
    private SSLSocket socket;

    TlsUpgrade(X509ExtendedTrustManager trusted, Optional<ClientCertificate> own, String host)
            throws GeneralSecurityException {
        this.trust = new RecordingTrustManager(trusted);
        this.host = host;
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.stream().toArray(KeyManager[]::new), new TrustManager[] {trust}, null);
        this.factory = context.getSocketFactory();
    }

    /** The certificate that the server showed, trusted or not. */
    Optional<X509Certificate> certificate() {
        return trust.certificate();
    }

    /** When the first of the certificates ends that the server showed, trusted or not. */
    Optional<Instant> end() {
        return trust.chain().end();
    }

    /** The encrypted socket, once there is one. */
    SSLSocket socket() {
        return socket;
    }

    /** Encrypts a connection. */
    SSLSocket over(Wire wire) throws IOException {
        socket = (SSLSocket) factory.createSocket(wire, host, wire.getPort(), true);
        socket.setEnabledProtocols(PROTOCOLS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
