// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;

/** A PKCS#12 file (RFC 7292) with one private key. */
final class Pkcs12KeyStore {

    private Pkcs12KeyStore() {}

    static KeyMaterial read(KeyStoreFile file, byte[] content) throws ConfigurationException {
        char[] password = file.password().reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            String alias = only(file, store);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw withoutKey(file);
            }
            return new KeyMaterial(key, chain(store.getCertificateChain(alias)));
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? wrongPassword(file)
                    : file.refusal("is neither a PEM file nor a PKCS#12 file that can be read.");
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(file);
        } catch (GeneralSecurityException e) {
            throw file.refusal(
                    "is a PKCS#12 file that this JVM cannot read; make it anew, as openssl pkcs12 -export does.");
        }
    }

    private static String only(KeyStoreFile file, KeyStore store)
            throws GeneralSecurityException, ConfigurationException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.isEmpty()) {
            throw withoutKey(file);
        }
        if (keys.size() > 1) {
            throw file.refusal("holds " + keys.size() + " keys; keep the one to be used.");
        }
        return keys.get(0);
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return Stream.of(certificates == null ? new Certificate[0] : certificates)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static ConfigurationException withoutKey(KeyStoreFile file) {
        return file.refusal("holds no private key; name a file that has it beside its certificate.");
    }

    private static ConfigurationException wrongPassword(KeyStoreFile file) {
        return file.refusal("is not opened by " + file.passwordKey() + "; correct that.");
    }
}
