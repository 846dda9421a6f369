// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority and certificates of servers, made by the JDK's keytool. */
public final class TestCertificates {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    /**
     * Makes the authority.
     *
     * @param folder where all of its files are
     */
    public TestCertificates(Path folder) {
        this.folder = folder;
        keytool("-genkeypair", "-keystore", store("ca"), "-alias", "ca", "-dname", "CN=Test Authority", "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-keystore", store("ca"), "-alias", "ca", "-file", pem().toString());
        keytool("-importcert", "-noprompt", "-keystore", store("trust"), "-alias", "ca", "-file", pem().toString());
    }

    /**
     * The authority's certificate.
     *
     * @return a file in PEM
     */
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    /**
     * The authority's certificate as PKCS#12, with the password "changeit".
     *
     * @return the file
     */
    public Path trustStore() {
        return folder.resolve("trust.p12");
    }

    /**
     * A server's side of TLS, with a certificate of the authority.
     *
     * @param name of its files
     * @param alternativeNames as keytool has them, such as {@code dns:localhost,ip:127.0.0.1}
     * @param start as keytool has it, such as {@code -1d}
     * @param days how long it is valid
     * @return ready for use
     */
    public SSLContext server(String name, String alternativeNames, String start, int days) {
        certify(name, alternativeNames, start, days);
        return context(name);
    }

    /** With a key store that has the whole chain. */
    private void certify(String name, String alternativeNames, String start, int days) {
        Path certificate = issue(name, alternativeNames, start, days);
        keytool("-importcert", "-noprompt", "-keystore", store(name), "-alias", "ca", "-file", pem().toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-keystore",
                store(name),
                "-alias",
                "server",
                "-file",
                certificate.toString());
    }

    /**
     * A certificate of the authority, in files of its name.
     *
     * @param name of its files
     * @param alternativeNames as keytool has them, such as {@code dns:localhost,ip:127.0.0.1}
     * @param start as keytool has it, such as {@code -1d}
     * @param days how long it is valid
     * @return the file in PEM; {@link #key} has its key
     */
    public Path issue(String name, String alternativeNames, String start, int days) {
        String request = folder.resolve(name + ".csr").toString();
        String certificate = folder.resolve(name + ".pem").toString();
        keytool("-genkeypair", "-keystore", store(name), "-alias", "server", "-dname", "CN=" + name);
        keytool("-certreq", "-keystore", store(name), "-alias", "server", "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-keystore",
                store("ca"),
                "-alias",
                "ca",
                "-infile",
                request,
                "-outfile",
                certificate,
                "-ext",
                "san=" + alternativeNames,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days));
        return Path.of(certificate);
    }

    /**
     * The key of a certificate.
     *
     * @param name of its files
     * @return a new file in PEM (PKCS#8), without a password
     */
    public Path key(String name) {
        try {
            byte[] key = keys(name).getKey("server", PASSWORD.toCharArray()).getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return Files.writeString(
                    folder.resolve(name + ".key"),
                    "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A key store with a certificate of the authority for a client, and the password "changeit".
     *
     * @param name of its files
     * @param days how long it is valid
     * @return the file
     */
    public Path client(String name, int days) {
        certify(name, "dns:" + name, "-1d", days);
        return Path.of(store(name));
    }

    private SSLContext context(String name) {
        try {
            KeyStore keys = keys(name);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory clients = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            clients.init(keys);
            context.init(managers.getKeyManagers(), clients.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private KeyStore keys(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }

    private String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private static void keytool(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("-genkeypair")) {
            all.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        }
        Keytool.run(PASSWORD, all.toArray(String[]::new));
    }
}
