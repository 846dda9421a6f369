// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How keys may be spelt, and what is said of the others. */
class KnownKeysTest {

    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "service.pid", "org.mailsender~orders", "mailServer", "smtp.example.com", "sender", "app@example.com"));

    @ParameterizedTest
    @ValueSource(strings = {"useSsl", "usessl", "USESSL", "UseSSL", "\uFEFFuseSsl", "\u00EF\u00BB\u00BFusessl"})
    void aKeyIsFoundWhateverItsCaseAndBehindAByteOrderMark(String key) throws Exception {
        properties.put(key, "true");

        assertEquals(
                TlsMode.STARTTLS, SettingsReader.read(properties).transport().tls());
        assertEquals(Optional.empty(), KnownKeys.complaint(properties.keySet()));
    }

    @Test
    void everyKeyIsFoundInCapitals() {
        for (String key : KnownKeys.all()) {
            assertEquals(Optional.of(key), KnownKeys.spelt(key.toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void twoSpellingsOfOneKeyAreRefused() {
        properties.put("useSsl", "true");
        properties.put("usessl", "false");

        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> SettingsReader.read(properties));
        assertEquals("useSsl: it is given twice, in two spellings; keep one of them.", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "usesll, (did you mean useSsl?)",
        "use_ssl, (did you mean useSsl?)",
        "mail-server, (did you mean mailServer?)",
        "reciepients, (did you mean recipients?)",
        "eventtopics, (did you mean event.topics?)",
        "pasword, (did you mean password?)",
        "colour, ''"
    })
    void anUnknownKeyIsNamedWithTheOneThatWasMeant(String key, String hint) {
        assertEquals(
                Optional.of("these configuration keys are not known and have no effect: '" + key + "'"
                        + (hint.isEmpty() ? "" : " " + hint) + "."),
                KnownKeys.complaint(List.of(key, "sender")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service.pid",
                "service.factoryPid",
                "service.bundleLocation",
                "felix.fileinstall.filename",
                "component.name",
                "component.id",
                "osgi.ds.satisfying.condition.target",
                "eventAdmin.target",
                "webconsole.configurationFactory.nameHint",
                "org.apache.karaf.features.configKey",
                ".private",
                ":configurator:feature",
                "\uFEFF#",
                "\uFEFF# a comment behind a byte order mark"
            })
    void whatTheContainerAddsIsNotUnknown(String key) {
        assertEquals(Optional.empty(), KnownKeys.complaint(List.of(key)));
    }

    @Test
    void aSecretIsOneInEverySpelling() {
        for (String key : List.of(
                "password",
                "PASSWORD",
                "\uFEFFpassword",
                "pasword",
                "TrustStorePassWord",
                "smtp.password",
                "my_secret")) {
            assertTrue(KnownKeys.isSecret(key), key);
        }
    }
}
