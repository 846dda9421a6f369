// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.settings.Credentials.Kind;
import org.mailsender.impl.settings.Credentials.OAuth2;

/** Which OAuth2 keys go together. */
class OAuth2KeysTest {

    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "service.pid", "org.mailsender~orders",
            "mailServer", "smtp.example.com",
            "sender", "app@example.com",
            "userName", "box@example.com"));

    /** Each as {@code name=value}, after "oauth2". */
    private Credentials read(String keys) throws ConfigurationException {
        for (String key : keys.split(" ")) {
            properties.put("oauth2" + key.split("=")[0], key.split("=")[1]);
        }
        return SettingsReader.read(properties).transport().credentials();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ClientSecret=CANARY",
                "RefreshToken=CANARY",
                "ClientSecret=CANARY RefreshToken=CANARY",
                "KeyStore=/k.pem",
                "KeyStore=/k.p12 KeyStorePassword=CANARY",
                "KeyStore=/k.pem RefreshToken=CANARY",
                "KeyStore=/k.pem Subject=box@example.com Scope=https://mail.google.com/",
            })
    void eachProofAndEachGrantIsTaken(String keys) throws Exception {
        assertEquals(
                Kind.OAUTH2, read("TokenUri=https://t/t ClientId=c " + keys).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClientId=c                                | oauth2ClientSecret: neither a client secret nor",
                "KeyStorePassword=CANARY ClientId=c ClientSecret=CANARY | oauth2KeyStore: no value is given, but oauth2KeyStorePassword is",
                "KeyStore=/k.pem ClientSecret=CANARY ClientId=c | oauth2KeyStore: cannot be combined with oauth2ClientSecret",
                "Subject=s ClientId=c                      | oauth2Subject: 's' needs a key to sign for it; name its file in oauth2KeyStore",
                "Subject=s ClientSecret=CANARY ClientId=c  | oauth2Subject: 's' needs a key",
                "Subject=s KeyStore=/k.pem RefreshToken=CANARY ClientId=c | oauth2Subject: 's' cannot be combined with oauth2RefreshToken",
                "KeyStore=/k.pem                           | oauth2ClientId: no value is given",
            })
    void whatMakesNoSenseIsRefusedByName(String keys, String sentence) {
        String refusal = assertThrows(ConfigurationException.class, () -> read("TokenUri=https://t/t " + keys))
                .getMessage();

        assertTrue(refusal.startsWith(sentence), refusal);
        assertFalse(refusal.contains("CANARY"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KeyStore=/k.pem", "KeyStorePassword=x", "Subject=s"})
    void eachKeyNeedsTheTokenEndpoint(String key) {
        String refusal =
                assertThrows(ConfigurationException.class, () -> read(key)).getMessage();

        assertEquals("oauth2TokenUri: no value is given, but other OAuth2 keys are.", refusal);
    }

    @Test
    void noSecretShows() throws Exception {
        OAuth2 client = read("TokenUri=https://t/t ClientId=c KeyStore=/k KeyStorePassword=CANARY RefreshToken=CANARY")
                .oauth2();

        assertFalse(client.toString().contains("CANARY"), client::toString);
        assertEquals("oauth2KeyStorePassword", client.keyStore().passwordKey());
    }
}
