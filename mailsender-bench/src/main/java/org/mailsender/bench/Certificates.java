// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key for the sink, which this JVM then trusts. */
public final class Certificates {

    private Certificates() {}

    /**
     * Makes the key.
     *
     * @param folder where
     * @return a PKCS#12 key store with the password "changeit"
     * @throws IOException if keytool fails
     * @throws InterruptedException if interrupted
     */
    public static Path create(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("sink.p12");
        Files.deleteIfExists(store);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "sink",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no key.");
        }
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        return store;
    }
}
