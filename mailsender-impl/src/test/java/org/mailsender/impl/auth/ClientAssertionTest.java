// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.impl.threads.Time;

/** What a client signs, as a JOSE library reads it. */
class ClientAssertionTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final ClientAssertion assertion = new ClientAssertion(Time.system());

    private static OAuth2 client(Path keyStore, String subject) {
        return new OAuth2(
                "https://login.example.com/token",
                "client-7",
                new Secret(""),
                "https://mail.example.com/ other",
                new Secret(""),
                new KeyStoreFile("oauth2KeyStore", keyStore.toString(), new Secret(PASSWORD)),
                subject);
    }

    private SignedJWT signed(OAuth2 client) throws Exception {
        return SignedJWT.parse(assertion.of(client).reveal());
    }

    private static JWSVerifier verifier(TestKeys keys) throws Exception {
        return keys.certificate().getPublicKey() instanceof RSAPublicKey rsa
                ? new RSASSAVerifier(rsa)
                : new ECDSAVerifier((ECPublicKey) keys.certificate().getPublicKey());
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, RSA, -keysize, 2048",
        "RS256, RSA, -keysize, 3072",
        "ES256, EC, -groupname, secp256r1",
        "ES384, EC, -groupname, secp384r1",
        "ES512, EC, -groupname, secp521r1"
    })
    void aClientProvesItselfByItsCertificate(String algorithm, String kind, String option, String value)
            throws Exception {
        TestKeys keys = TestKeys.make(folder.resolve("k.p12"), PASSWORD, "-keyalg", kind, option, value);
        Instant before = Time.system().wall().minusSeconds(1);

        SignedJWT jwt = signed(client(keys.store(), ""));

        assertTrue(jwt.verify(verifier(keys)));
        assertEquals(algorithm, jwt.getHeader().getAlgorithm().getName());
        assertEquals("JWT", jwt.getHeader().getType().getType());
        assertEquals(
                X509CertUtils.computeSHA256Thumbprint(keys.certificate()),
                jwt.getHeader().getX509CertSHA256Thumbprint());
        assertTrue(jwt.getHeader().toJSONObject().containsKey("x5t"));
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertEquals("client-7", claims.getIssuer());
        assertEquals("client-7", claims.getSubject());
        assertEquals(List.of("https://login.example.com/token"), claims.getAudience());
        assertNull(claims.getClaim("scope"));
        assertFalse(claims.getIssueTime().toInstant().isBefore(before));
        assertEquals(claims.getIssueTime(), claims.getNotBeforeTime());
        assertEquals(
                Duration.ofMinutes(10),
                Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
    }

    @Test
    void noAssertionIsLikeAnother() throws Exception {
        TestKeys keys = TestKeys.rsa(folder.resolve("k.p12"), PASSWORD);
        OAuth2 client = client(keys.store(), "");

        assertNotEquals(
                signed(client).getJWTClaimsSet().getJWTID(),
                signed(client).getJWTClaimsSet().getJWTID());
    }

    @Test
    void aServiceAccountActsForItsSubjectWithoutACertificate() throws Exception {
        TestKeys keys = TestKeys.rsa(folder.resolve("k.p12"), PASSWORD);
        OAuth2 client = client(Files.writeString(folder.resolve("k.pem"), keys.keyPem()), "box@example.com");

        SignedJWT jwt = signed(client);
        Map<String, String> form = TokenForm.of(client, new Secret(""), new Secret(jwt.serialize()))
                .fields();

        assertTrue(jwt.verify(verifier(keys)));
        assertEquals(Map.of("alg", "RS256", "typ", "JWT"), jwt.getHeader().toJSONObject());
        assertEquals("client-7", jwt.getJWTClaimsSet().getIssuer());
        assertEquals("box@example.com", jwt.getJWTClaimsSet().getSubject());
        assertEquals("https://mail.example.com/ other", jwt.getJWTClaimsSet().getStringClaim("scope"));
        assertEquals(
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt.serialize()),
                form);
    }

    @Test
    void aClientForItselfNeedsACertificate() throws Exception {
        TestKeys keys = TestKeys.rsa(folder.resolve("k.p12"), PASSWORD);
        OAuth2 client = client(Files.writeString(folder.resolve("k.pem"), keys.keyPem()), "");

        String sentence = assertThrows(AuthenticationFailedException.class, () -> assertion.of(client))
                .getMessage();

        assertTrue(
                sentence.startsWith("oauth2KeyStore: '" + folder.resolve("k.pem") + "' holds no certificate"),
                sentence);
    }

    @ParameterizedTest
    @CsvSource({"DSA, -keysize, 2048", "Ed25519, -sigalg, Ed25519", "RSASSA-PSS, -keysize, 2048"})
    void anotherKindOfKeyIsRefusedByName(String kind, String option, String value) {
        TestKeys keys = TestKeys.make(folder.resolve("k.p12"), PASSWORD, "-keyalg", kind, option, value);

        String sentence = assertThrows(
                        AuthenticationFailedException.class, () -> assertion.of(client(keys.store(), "")))
                .getMessage();

        assertTrue(sentence.contains("by which no token endpoint lets a client sign; use RSA"), sentence);
    }

    @Test
    void aRenewedKeyIsUsedWithoutAnyChange() throws Exception {
        Path file = folder.resolve("k.p12");
        TestKeys.rsa(file, PASSWORD);
        OAuth2 client = client(file, "");
        signed(client);
        Files.delete(file);
        assertThrows(AuthenticationFailedException.class, () -> assertion.of(client));
        TestKeys renewed = TestKeys.ec(file, PASSWORD, "secp256r1");

        assertTrue(signed(client).verify(verifier(renewed)));
    }
}
