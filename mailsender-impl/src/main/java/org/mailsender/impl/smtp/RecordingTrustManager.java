// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailsender.impl.keys.CertificateChain;

/** Checks as another manager does, and remembers the server's certificates, so that a refusal can show them. */
final class RecordingTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager manager;
    private volatile List<X509Certificate> shown = List.of();

    RecordingTrustManager(X509ExtendedTrustManager manager) {
        this.manager = manager;
    }

    Optional<X509Certificate> certificate() {
        return shown.stream().findFirst();
    }

    CertificateChain chain() {
        return new CertificateChain(shown, List.of(manager.getAcceptedIssuers()));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        shown = List.of(chain);
        manager.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        shown = List.of(chain);
        manager.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        shown = List.of(chain);
        manager.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        manager.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        manager.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        manager.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return manager.getAcceptedIssuers();
    }
}
