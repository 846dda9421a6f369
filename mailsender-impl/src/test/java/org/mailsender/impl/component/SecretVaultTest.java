// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.Canary;
import org.mailsender.impl.testing.Metatype;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The vault takes out what the form calls a password, all of it and nothing else, for our component alone. */
@SuppressWarnings("JdkObsolete") // Config Admin has no other type.
class SecretVaultTest {

    private final Bundle ours = bundle();
    private final SecretVault vault = new SecretVault(ours);

    private static Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                SecretVaultTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> method.getName().equals("equals") ? proxy == arguments[0] : null);
    }

    private static ServiceReference<?> component(Bundle bundle) {
        return (ServiceReference<?>) Proxy.newProxyInstance(
                SecretVaultTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> method.getName().equals("getBundle") ? bundle : null);
    }

    /** A configuration with a value for every key of the form. */
    private static Dictionary<String, Object> configuration() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("service.pid", "org.mailsender~orders");
        Metatype.attributes().keySet().forEach(key -> properties.put(key, new Canary(key).value()));
        return properties;
    }

    private static Map<String, Object> asMap(Dictionary<String, Object> properties) {
        Map<String, Object> map = new HashMap<>();
        properties.keys().asIterator().forEachRemaining(key -> map.put(key, properties.get(key)));
        return map;
    }

    @Test
    void whatTheFormCallsAPasswordIsTakenOutAndNothingElse() {
        Dictionary<String, Object> properties = configuration();
        vault.modifyConfiguration(component(ours), properties);
        Set<String> masked = new TreeSet<>();
        asMap(properties).forEach((key, value) -> {
            if (value.equals(Secret.MASK)) {
                masked.add(key);
            }
        });

        assertEquals(Metatype.passwords(), masked);
    }

    @Test
    void ourComponentGetsEverySecretBack() {
        Map<String, Object> complete = asMap(configuration());
        Dictionary<String, Object> properties = configuration();
        vault.modifyConfiguration(component(ours), properties);

        assertEquals(complete, vault.reveal(asMap(properties)));
    }

    @Test
    void othersGetTheConfigurationAsItIs() {
        Dictionary<String, Object> forKaraf = configuration();
        vault.modifyConfiguration(component(bundle()), forKaraf);
        vault.modifyConfiguration(null, forKaraf);

        assertEquals(configuration(), forKaraf);
    }

    @Test
    void aSecretThatIsRemovedIsForgotten() {
        vault.modifyConfiguration(component(ours), configuration());
        Dictionary<String, Object> without = configuration();
        Metatype.passwords().forEach(without::remove);
        vault.modifyConfiguration(component(ours), without);

        assertFalse(vault.reveal(asMap(without)).containsKey("password"));
    }

    @Test
    void instancesDoNotGetOneAnothersSecrets() {
        vault.modifyConfiguration(component(ours), configuration());

        assertEquals(
                Map.of("service.pid", "org.mailsender~other"),
                vault.reveal(Map.of("service.pid", "org.mailsender~other")));
    }
}
