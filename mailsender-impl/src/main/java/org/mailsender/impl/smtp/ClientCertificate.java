// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.mailsender.impl.keys.KeyMaterial;
import org.mailsender.impl.keys.KeyStoreReader;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;

/**
 * The certificate that a connection shows whenever the server asks for one: whether it will do is for the server to say,
 * whose list of authorities is often shorter than what it takes. Immutable.
 */
public final class ClientCertificate extends X509ExtendedKeyManager {

    private static final String ALIAS = "client";

    private final KeyMaterial material;

    private ClientCertificate(KeyMaterial material) {
        this.material = material;
    }

    /**
     * Reads it.
     *
     * @param file PEM or PKCS#12
     * @param now must be within the certificate's life
     * @return to be shown on one connection
     * @throws ConfigurationException naming the key, the file and what to do
     */
    public static ClientCertificate of(KeyStoreFile file, Instant now) throws ConfigurationException {
        KeyMaterial material = KeyStoreReader.read(file, now);
        if (material.certificate().isEmpty()) {
            throw file.refusal("holds no certificate, which TLS would show; put it beside the key.");
        }
        return new ClientCertificate(material);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return Arrays.asList(keyTypes).contains(material.key().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return material.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return material.key();
    }

    /** No server's side is played here. */
    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
