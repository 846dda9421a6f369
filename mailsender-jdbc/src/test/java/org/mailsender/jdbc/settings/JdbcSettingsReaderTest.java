// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailsender.jdbc.database.DatabaseSettings;

class JdbcSettingsReaderTest {

    private static final String URL = "jdbc:postgresql://a:5432,b:5432/mailsender";

    private final Map<String, Object> properties = new HashMap<>(Map.of("url", URL, "password", " s3cret "));

    private JdbcSettings read() throws RefusedException {
        return JdbcSettingsReader.read(properties, () -> "machine");
    }

    private String refusal(String key, Object value) {
        properties.put(key, value);
        return assertThrows(RefusedException.class, this::read).getMessage();
    }

    @Test
    void aUrlIsEnough() throws Exception {
        JdbcSettings settings = read();

        assertEquals(
                new DatabaseSettings(
                        "machine", Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMillis(500), true),
                settings.database());
        assertEquals(" s3cret ", settings.login().password().value());
        assertFalse(settings.toString().contains("s3cret"));
    }

    @Test
    void keysAndValuesMayComeAsTextInAnyCase() throws Exception {
        properties.putAll(
                Map.of("LEASEseconds", " 20 ", "nodetimeoutseconds", 30, "createSchema", "FALSE", "Node", "n-1"));

        assertEquals(
                new DatabaseSettings(
                        "n-1", Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMillis(500), false),
                read().database());
    }

    @Test
    void eachMistakeIsAnsweredWithKeyValueAndRemedy() {
        assertEquals("leaseSeconds: 2 is out of range; use 3 to 300.", refusal("leaseSeconds", "2"));
        assertEquals("leaseSeconds: 'soon' is not a whole number; use 3 to 300.", refusal("leaseSeconds", "soon"));
        properties.put("leaseSeconds", 100);
        assertEquals(
                "nodeTimeoutSeconds: 60 is less than leaseSeconds, which is 100; a node is not silent before its lease is"
                        + " over.",
                assertThrows(RefusedException.class, this::read).getMessage());
        properties.remove("leaseSeconds");
        assertEquals("createSchema: 'maybe' is neither true nor false.", refusal("createSchema", "maybe"));
        properties.remove("createSchema");
        assertTrue(refusal("node", "a b").startsWith("node: 'a b' is no name for a node; use 1 to 64 letters"));
        properties.remove("node");
        assertTrue(refusal("url", "jdbc:h2:mem").startsWith("url: 'jdbc:h2:mem' is no URL of PostgreSQL; use "));
        assertTrue(refusal("url", "").startsWith("url: no database is named; set url, or dataSource.target"));
        assertTrue(refusal("dataSource.target", "(x").startsWith("dataSource.target: '(x' is no filter ("));
        properties.put("url", URL);
        assertEquals(
                "url: dataSource.target is set as well; keep one of the two.", refusal("dataSource.target", "(x=y)"));
    }

    @Test
    void aPasswordInTheUrlIsRefusedWithoutShowingIt() {
        for (String url :
                Set.of(URL + "?user=a&password=s3cret", URL + "?Password=s3cret", "jdbc:postgresql://a:s3cret@b/c")) {
            String refusal = refusal("url", url);
            assertTrue(refusal.startsWith("url: it must hold no password"), refusal);
            assertFalse(refusal.contains("s3cret"));
        }
    }

    @Test
    void theDriverNeverWaitsForEverAndFindsThePrimary() throws Exception {
        Properties several = new JdbcUrl(URL).additions(read().login(), "n");
        Properties one = new JdbcUrl("jdbc:postgresql://a/b?socketTimeout=99&targetServerType=any")
                .additions(read().login(), "n");

        for (String key : Set.of("connectTimeout", "socketTimeout", "loginTimeout", "cancelSignalTimeout")) {
            assertTrue(Integer.parseInt(several.getProperty(key)) > 0, key);
        }
        assertEquals("true", several.getProperty("tcpKeepAlive"));
        assertEquals("primary", several.getProperty("targetServerType"));
        assertFalse(one.containsKey("targetServerType"));
        assertFalse(one.containsKey("socketTimeout"), "the URL says it");
    }

    @Test
    void keysThatNothingKnowsAreNamedAndPasswordsRecognizedHoweverTheyAreSpelt() {
        assertEquals(
                Optional.of("these configuration keys are not known and have no effect: 'pasword'."),
                JdbcKeys.complaint(Set.of("pasword", "URL", "service.pid", "felix.fileinstall.filename", ".hidden")));
        assertTrue(JdbcKeys.isSecret("PASSWORD"));
        assertTrue(JdbcKeys.isSecret("pasword"));
        assertFalse(JdbcKeys.isSecret("url"));
    }
}
