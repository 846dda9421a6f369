// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.store.Endpoint;

/** Which configurations are valid, and which sentence answers those that are not. */
class SettingsReaderTest {

    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "service.pid", "org.mailsender~orders", "mailServer", "smtp.example.com", "sender", "app@example.com"));

    private Settings read() throws ConfigurationException {
        return SettingsReader.read(properties);
    }

    @Test
    void theDefaultsAreThoseOfTheContract() throws Exception {
        Settings settings = read();

        assertEquals("orders", settings.instance());
        assertTrue(settings.enabled());
        assertEquals(Endpoint.NONE, settings.endpoint());
        assertEquals(List.of("orders/Send"), settings.topics());
        assertEquals(25, settings.transport().port());
        assertEquals(TlsMode.NONE, settings.transport().tls());
        assertEquals(Credentials.Kind.NONE, settings.transport().credentials().kind());
        assertEquals(Duration.ofSeconds(30), settings.transport().connectTimeout());
        assertEquals(Duration.ofMinutes(1), settings.transport().readTimeout());
        assertEquals(Duration.ofMinutes(15), settings.transport().attemptTimeout());
        assertEquals(
                new RetrySettings(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofDays(2)),
                settings.delivery().retry());
        assertEquals(1, settings.delivery().connections());
        assertEquals(100_000, settings.delivery().maxQueued());
        assertEquals(52_428_800, settings.rendering().maxMessageBytes());
        assertEquals(0, settings.delivery().ratePerMinute());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailServer            | ''                | no value is given",
                "mailServer            | smtp.example.com 25 | is no host name",
                "bounceAddress         | a@x.y, b@x.y      | must be exactly one address",
                "bounceAddress         | nobody            | is no address",
                "notify                | FAILED            | 'FAILED' is none of SUCCESS",
                "notify                | NEVER, DELAY      | NEVER cannot be combined",
                "port                  | 0                 | 0 is out of range; use 1 to 65535.",
                "port                  | 99999             | 99999 is out of range",
                "port                  | abc               | 'abc' is not a whole number",
                "port                  | 99999999999       | out of range",
                "sender                | ''                | must be exactly one address",
                "sender                | a@x.org, b@x.org  | must be exactly one address",
                "sender                | nobody            | 'nobody'",
                "sender                | a@x.org;b@x.org   | must be exactly one address",
                "useSsl                | perhaps           | neither true nor false",
                "instance              | my orders         | is no legal name",
                "userName              | svc               | neither a password nor OAuth2",
                "event.topics          | a.b               | would never match",
                "event.topics          | a/*/b             | would never match",
                "event.filter          | (a=               | is no LDAP filter",
                "authMechanisms        | CRAM-MD5          | 'CRAM-MD5' is not known",
                "oauth2TokenUri        | http://example.com/t | is no https URI",
                "oauth2ClientId        | x                 | other OAuth2 keys are",
                "oauth2Scope           | x                 | other OAuth2 keys are",
                "retryMaxDelaySeconds  | 10                | is less than retryDelaySeconds",
                "connections           | 0                 | out of range",
                "maxMessageBytes       | 1                 | out of range",
                "password              | $[secret:smtp]    | placeholder was not resolved",
                "password              | ********          | asterisks stand for a secret"
            })
    void aMistakeIsAnsweredWithItsKeyAndReason(String key, String value, String reason) {
        properties.put(key, value);

        ConfigurationException refusal = assertThrows(ConfigurationException.class, this::read);

        assertTrue(refusal.getMessage().contains(reason), refusal::getMessage);
        assertTrue(refusal.getMessage().matches("[a-zA-Z0-9.]+: .*"), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "useSsl", "enabled", "event.topics", "maxMessageBytes", "trustStore", "cc"})
    void aKeyThatIsLeftEmptyHasItsDefault(String key) throws Exception {
        Settings expected = read();
        for (Object empty : List.of("", " ", new String[0], new String[] {""}, List.of(), new String[] {null})) {
            properties.put(key, empty);
            assertEquals(expected, read());
        }
    }

    @Test
    void aRootWithACommaIsOneWhereItIsAnElement() throws Exception {
        properties.put("attachmentRoots", new String[] {"/data/a,b", "/data/c"});
        assertEquals(
                List.of(Path.of("/data/a,b"), Path.of("/data/c")),
                read().rendering().attachmentRoots());
        properties.put("attachmentRoots", "/data/a, /data/c");
        assertEquals(
                List.of(Path.of("/data/a"), Path.of("/data/c")),
                read().rendering().attachmentRoots());
    }

    @Test
    void semicolonsSeparateAddressesAsInEvents() throws Exception {
        properties.put("recipients", "a@example.com; b@example.com");

        assertEquals(2, read().rendering().recipients().size());
    }

    @Test
    void addressesMayBeACollection() throws Exception {
        properties.put("recipients", List.of("a@example.com", "b@example.com"));

        assertEquals(2, read().rendering().recipients().size());
    }

    @Test
    void aPasswordWithoutItsUserIsRefusedWithoutShowingIt() {
        properties.put("password", "CANARY-7f3a");

        ConfigurationException refusal = assertThrows(ConfigurationException.class, this::read);

        assertFalse(refusal.getMessage().contains("CANARY"), refusal::getMessage);
    }

    @Test
    void bothKindsOfTlsAreRefused() {
        properties.put("useSsl", true);
        properties.put("implicitTls", "true");

        assertTrue(assertThrows(ConfigurationException.class, this::read)
                .getMessage()
                .startsWith("implicitTls: "));
    }

    @Test
    void defaultCredentialsExcludeOthers() {
        properties.put("useDefaultCredentials", true);
        properties.put("userName", "svc");
        properties.put("password", "x");

        assertTrue(assertThrows(ConfigurationException.class, this::read)
                .getMessage()
                .startsWith("useDefaultCredentials: true cannot be combined with userName and password"));
    }

    @Test
    void aSecretPrintsAsAsterisks() throws Exception {
        properties.put("userName", "svc");
        properties.put("password", "CANARY-7f3a");

        assertFalse(read().toString().contains("CANARY"), () -> "settings show it");
    }

    @Test
    void theNameFollowsFromTheKeyThePidOrTheFile() throws Exception {
        properties.put("instance", "named");
        assertEquals("named", read().instance());
        properties.remove("instance");
        assertEquals("orders", read().instance());
        properties.put("service.pid", "org.mailsender.6b1f");
        assertTrue(assertThrows(ConfigurationException.class, this::read)
                .getMessage()
                .startsWith("instance: "));
        properties.put("felix.fileinstall.filename", "file:/opt/karaf-4/etc/org.mailsender-billing.cfg");
        assertEquals("billing", read().instance());
    }

    @Test
    void topicsMayStandForTheInstance() throws Exception {
        properties.put("event.topics", new String[] {"<instance>/Send", "FileCopy_Demo/Done", "a/*"});

        assertEquals(List.of("orders/Send", "FileCopy_Demo/Done", "a/*"), read().topics());
    }

    @ParameterizedTest
    @CsvSource({"*, a/b, true", "a/*, a/b/c, true", "a/*, a, false", "a/b, a/b, true", "a/b, a/bc, false"})
    void patternsMatchAsEventAdminDoes(String pattern, String topic, boolean matches) {
        assertEquals(matches, TopicPattern.matches(pattern, topic));
    }
}
