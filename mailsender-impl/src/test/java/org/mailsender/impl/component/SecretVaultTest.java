// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.Secret;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

/** No secret reaches the component's properties, however its key is spelt; the component alone gets it back. */
@SuppressWarnings("JdkObsolete") // Hashtable is the only Dictionary.
class SecretVaultTest {

    private static final Pattern PASSWORD = Pattern.compile("<AD id=\"([^\"]+)\" type=\"Password\"");

    private final Bundle ours = stub(Bundle.class, null);
    private final ServiceReference<?> receiver = stub(ServiceReference.class, ours);
    private final SecretVault vault = new SecretVault(ours);

    private static <T> T stub(Class<T> type, Object bundle) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "getBundle" -> bundle;
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private Map<String, Object> configured(Map<String, Object> values) {
        Dictionary<String, Object> properties = new Hashtable<>(values);
        properties.put("service.pid", "org.mailsender~orders");
        vault.modifyConfiguration(receiver, properties);
        Map<String, Object> seen = new HashMap<>();
        properties.keys().asIterator().forEachRemaining(key -> seen.put(key, properties.get(key)));
        return seen;
    }

    @Test
    void everyPasswordOfTheFormIsMaskedInEverySpelling() throws Exception {
        List<String> passwords;
        try (InputStream in = SecretVaultTest.class.getResourceAsStream(
                "/OSGI-INF/metatype/org.mailsender.impl.settings.MailSenderConfiguration.xml")) {
            passwords = PASSWORD.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
        assertFalse(passwords.isEmpty());
        for (String password : passwords) {
            for (String key : List.of(
                    password,
                    password.toLowerCase(Locale.ROOT),
                    password.toUpperCase(Locale.ROOT),
                    "\uFEFF" + password,
                    "\u00EF\u00BB\u00BF" + password,
                    password.substring(1))) {
                Map<String, Object> seen = configured(Map.of(key, "CANARY-7f3a", "userName", "svc"));

                assertEquals(Secret.MASK, seen.get(key), key);
                assertEquals("svc", seen.get("userName"));
                assertEquals("CANARY-7f3a", vault.reveal(seen).get(key), key);
            }
        }
    }

    @Test
    void aSecretOfAnotherTypeIsMaskedToo() {
        Map<String, Object> seen = configured(Map.of("password", new String[] {"CANARY-7f3a"}));

        assertEquals(Secret.MASK, seen.get("password"));
        assertArrayEquals(
                new String[] {"CANARY-7f3a"}, (String[]) vault.reveal(seen).get("password"));
    }

    @Test
    void anEmptyOneIsShownAsEmpty() {
        assertEquals("", configured(Map.of("password", "")).get("password"));
    }

    @Test
    void theSecretsOfADeletedConfigurationAreForgotten() {
        Map<String, Object> seen = configured(Map.of("password", "CANARY-7f3a"));
        ServiceReference<ConfigurationAdmin> configAdmin = configAdmin();

        vault.configurationEvent(new ConfigurationEvent(
                configAdmin, ConfigurationEvent.CM_UPDATED, "org.mailsender", "org.mailsender~orders"));
        vault.configurationEvent(new ConfigurationEvent(
                configAdmin, ConfigurationEvent.CM_DELETED, "org.mailsender", "org.mailsender~billing"));
        assertEquals("CANARY-7f3a", vault.reveal(seen).get("password"));
        vault.configurationEvent(new ConfigurationEvent(
                configAdmin, ConfigurationEvent.CM_DELETED, "org.mailsender", "org.mailsender~orders"));

        assertEquals(Secret.MASK, vault.reveal(seen).get("password"));
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<ConfigurationAdmin> configAdmin() {
        return (ServiceReference<ConfigurationAdmin>) stub(ServiceReference.class, null);
    }

    @Test
    void othersGetTheConfigurationAsItIs() {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("password", "CANARY-7f3a"));

        vault.modifyConfiguration(stub(ServiceReference.class, stub(Bundle.class, null)), properties);
        vault.modifyConfiguration(null, properties);

        assertEquals("CANARY-7f3a", properties.get("password"));
    }
}
