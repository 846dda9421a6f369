// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.settings.Secret;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationPlugin;

/**
 * Keeps secrets out of component properties, which Declarative Services shows to everybody (OSGi Compendium 104.9):
 * takes them out of a configuration on its way to our component, and hands them to the component alone. Others who ask
 * Config Admin for the configuration, such as Karaf's commands that write it back to its file, get it as it is.
 * Thread-safe.
 */
final class SecretVault implements ConfigurationPlugin {

    private static final List<String> SECRETS =
            List.of("password", "trustStorePassword", "oauth2ClientSecret", "oauth2RefreshToken");

    private final Bundle ours;
    /** By PID, then by key. */
    private final Map<String, Map<String, Secret>> secrets = new ConcurrentHashMap<>();

    SecretVault(Bundle ours) {
        this.ours = ours;
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> receiver, Dictionary<String, Object> properties) {
        if (receiver == null || !ours.equals(receiver.getBundle())) {
            return;
        }
        Map<String, Secret> found = new HashMap<>();
        for (String key : SECRETS) {
            if (properties.get(key) instanceof String value && !value.isEmpty()) {
                found.put(key, new Secret(value));
                properties.put(key, Secret.MASK);
            }
        }
        secrets.put(String.valueOf(properties.get("service.pid")), found);
    }

    /** The properties of our component with its secrets in clear. */
    Map<String, Object> reveal(Map<String, Object> properties) {
        Map<String, Object> revealed = new HashMap<>(properties);
        secrets.getOrDefault(String.valueOf(properties.get("service.pid")), Map.of())
                .forEach((key, secret) -> revealed.put(key, secret.reveal()));
        return revealed;
    }
}
