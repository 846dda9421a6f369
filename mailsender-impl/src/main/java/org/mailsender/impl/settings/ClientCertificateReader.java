// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

/** Reads and checks the keys that name the client certificate for TLS. */
final class ClientCertificateReader {

    private static final String KEY = "keyStore";

    private ClientCertificateReader() {}

    /** Maybe an empty one. */
    static KeyStoreFile read(PropertyReader properties) throws ConfigurationException {
        KeyStoreFile file =
                new KeyStoreFile(KEY, properties.path(KEY), new Secret(properties.text("keyStorePassword")));
        if (file.isEmpty() && !file.password().isEmpty()) {
            throw new ConfigurationException(
                    KEY, "no value is given, but keyStorePassword is; name the file that it opens.");
        }
        if (!file.isEmpty() && !properties.flag("useSsl") && !properties.flag("implicitTls")) {
            throw file.refusal("is shown on encrypted connections only; set useSsl or implicitTls.");
        }
        return file;
    }
}
