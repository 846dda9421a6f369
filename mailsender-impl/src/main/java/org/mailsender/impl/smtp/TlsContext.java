// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What connections trust and show, and the TLS sessions that later ones of them can resume, without the server's
 * certificate and signature (RFC 8446 2.2, RFC 5077). Thread-safe.
 */
final class TlsContext {

    /** As long a certificate is believed without being shown again; servers forget sooner than that. */
    static final Duration LIFE = Duration.ofHours(1);

    private static final int MOST_SESSIONS = 1000;

    private final SSLSocketFactory factory;
    private final RecordingTrustManager trust;

    TlsContext(X509ExtendedTrustManager trusted, Optional<ClientCertificate> own) throws GeneralSecurityException {
        trust = new RecordingTrustManager(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.stream().toArray(KeyManager[]::new), new TrustManager[] {trust}, null);
        context.getClientSessionContext().setSessionTimeout((int) LIFE.toSeconds());
        context.getClientSessionContext().setSessionCacheSize(MOST_SESSIONS);
        factory = context.getSocketFactory();
    }

    SSLSocketFactory factory() {
        return factory;
    }

    /** Checks the servers' certificates. */
    RecordingTrustManager trust() {
        return trust;
    }
}
