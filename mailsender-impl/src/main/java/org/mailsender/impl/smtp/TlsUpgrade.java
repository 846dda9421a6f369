// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.mailsender.impl.keys.CertificateChain;

/**
 * Puts TLS on a connection: 1.2 or newer, certificate chain and host name checked against the configured name, not
 * against what DNS says. For one connection.
 */
final class TlsUpgrade {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final TlsContext context;
    private final String host;
    private SSLSocket socket;
    private List<X509Certificate> shown = List.of();
    private boolean resumed;

    TlsUpgrade(TlsContext context, String host) {
        this.context = context;
        this.host = host;
    }

    /** The certificate that the server showed, trusted or not. */
    Optional<X509Certificate> certificate() {
        return shown.stream().findFirst();
    }

    /** When the first of the certificates ends that the server showed, trusted or not. */
    Optional<Instant> end() {
        return new CertificateChain(shown, List.of(context.trust().getAcceptedIssuers())).end();
    }

    /** Whether the server showed its certificate not now, but on an earlier connection. */
    boolean isResumed() {
        return resumed;
    }

    /** The encrypted socket, once there is one. */
    SSLSocket socket() {
        return socket;
    }

    /** Encrypts a connection. */
    SSLSocket over(Wire wire) throws IOException {
        socket = (SSLSocket) context.factory().createSocket(wire, host, wire.getPort(), true);
        socket.setEnabledProtocols(PROTOCOLS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } finally {
            shown = context.trust().take(socket);
        }
        if (shown.isEmpty()) {
            resumed = true;
            shown = certificates(socket.getSession());
        }
        return socket;
    }

    private static List<X509Certificate> certificates(SSLSession session) throws SSLPeerUnverifiedException {
        return Stream.of(session.getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toList();
    }
}
