// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.testserver.Keytool;

/**
 * Of the certificates that a server shows, only those count that somebody needs. The server's is of an intermediate
 * authority, that one's of a new root, which an old root vouches for until all trust it by itself.
 */
class CertificateChainTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static X509Certificate server;
    private static X509Certificate intermediate;
    private static X509Certificate crossSigned;
    private static X509Certificate newRoot;
    private static X509Certificate oldRoot;

    @BeforeAll
    static void makeCertificates() throws IOException, GeneralSecurityException {
        String request = folder.resolve("new.csr").toString();
        Path cross = folder.resolve("cross.pem");
        make("old", 20, "-ext", "bc:c");
        make("new", 400, "-ext", "bc:c");
        keytool("-certreq", "-alias", "new", "-file", request);
        keytool("-gencert", "-alias", "old", "-infile", request, "-outfile", cross.toString(), "-validity", "10");
        make("intermediate", 30, "-signer", "new", "-ext", "bc:c");
        make("server", 60, "-signer", "intermediate");

        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        server = (X509Certificate) keys.getCertificate("server");
        intermediate = (X509Certificate) keys.getCertificate("intermediate");
        newRoot = (X509Certificate) keys.getCertificate("new");
        oldRoot = (X509Certificate) keys.getCertificate("old");
        try (InputStream in = Files.newInputStream(cross)) {
            crossSigned =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static Path store() {
        return folder.resolve("keys.p12");
    }

    private static void make(String name, int days, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
        arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", Integer.toString(days)));
        arguments.addAll(Arrays.asList(options));
        keytool(arguments.toArray(String[]::new));
    }

    private static void keytool(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-keystore", store().toString()));
        Keytool.run(PASSWORD, all.toArray(String[]::new));
    }

    private static void assertEndsWith(
            X509Certificate first, Collection<X509Certificate> shown, X509Certificate... of) {
        Optional<Instant> end = new CertificateChain(List.copyOf(shown), List.of(of)).end();
        assertEquals(Optional.of(first.getNotAfter().toInstant()), end);
    }

    @Test
    void anIntermediateEndsTheChainBeforeTheServersOwn() {
        assertEndsWith(intermediate, List.of(server, intermediate), newRoot);
    }

    @Test
    void theCrossSignedRootIsNotNeededWhereTheNewOneIsTrusted() {
        assertEndsWith(intermediate, List.of(server, intermediate, crossSigned, oldRoot), newRoot, oldRoot);
    }

    @Test
    void theCrossSignedRootIsNeededWhereOnlyTheOldOneIsTrusted() {
        assertEndsWith(crossSigned, List.of(server, intermediate, crossSigned, oldRoot), oldRoot);
    }

    @Test
    void aRootThatIsShownIsNotNeededForItsOwnSake() {
        assertEndsWith(server, List.of(server, oldRoot));
    }

    @Test
    void aTrustedIntermediateNeedsNothingAboveIt() {
        assertEndsWith(server, List.of(server, intermediate, crossSigned), intermediate);
    }

    @Test
    void aSelfSignedCertificateCountsByItself() {
        assertEndsWith(newRoot, List.of(newRoot));
    }

    @Test
    void withoutAnyNothingEnds() {
        assertEquals(Optional.empty(), new CertificateChain(List.of(), List.of(newRoot)).end());
    }
}
