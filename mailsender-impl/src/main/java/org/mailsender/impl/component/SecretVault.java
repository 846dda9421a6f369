// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.settings.KnownKeys;
import org.mailsender.impl.settings.Secret;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * Keeps secrets out of component properties, which Declarative Services shows to everybody (OSGi Compendium 104.9):
 * takes them out of a configuration on its way to our component, and hands them to the component alone. Others who ask
 * Config Admin for the configuration, such as Karaf's commands that write it back to its file, get it as it is.
 * Whatever the spelling of a key and the type of its value. It forgets them with the configuration. Thread-safe.
 */
final class SecretVault implements ConfigurationPlugin, SynchronousConfigurationListener {

    private final Bundle ours;
    /** By PID, then by key. */
    private final Map<String, Map<String, Object>> secrets = new ConcurrentHashMap<>();

    SecretVault(Bundle ours) {
        this.ours = ours;
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> receiver, Dictionary<String, Object> properties) {
        if (receiver == null || !ours.equals(receiver.getBundle())) {
            return;
        }
        Map<String, Object> found = new HashMap<>();
        for (String key : Collections.list(properties.keys())) {
            Object value = properties.get(key);
            if (KnownKeys.isSecret(key) && !"".equals(value)) {
                found.put(key, value);
                properties.put(key, Secret.MASK);
            }
        }
        secrets.put(String.valueOf(properties.get("service.pid")), found);
    }

    /** Told before anybody can make a configuration of the same PID anew. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            secrets.remove(event.getPid());
        }
    }

    /** The properties of our component with its secrets in clear. */
    Map<String, Object> reveal(Map<String, Object> properties) {
        Map<String, Object> revealed = new HashMap<>(properties);
        revealed.putAll(secrets.getOrDefault(String.valueOf(properties.get("service.pid")), Map.of()));
        return revealed;
    }
}
