// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.component;

import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.mailsender.jdbc.settings.JdbcKeys;
import org.mailsender.jdbc.settings.Password;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * Keeps the password out of component properties, which Declarative Services shows to everybody (OSGi Compendium 104.9):
 * takes it out of the configuration on its way to our component, and hands it to the component alone. Others who ask
 * Config Admin for the configuration get it as it is. It forgets it with the configuration. Thread-safe.
 */
final class PasswordVault implements ConfigurationPlugin, SynchronousConfigurationListener {

    private final Bundle ours;
    /** By key. */
    private volatile Map<String, Object> secrets = Map.of();

    PasswordVault(Bundle ours) {
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
            if (JdbcKeys.isSecret(key) && !"".equals(value)) {
                found.put(key, value);
                properties.put(key, Password.MASK);
            }
        }
        secrets = Map.copyOf(found);
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED && event.getPid().equals(JdbcComponent.PID)) {
            secrets = Map.of();
        }
    }

    /** The properties of our component with the password in clear. */
    Map<String, Object> reveal(Map<String, Object> properties) {
        Map<String, Object> revealed = new HashMap<>(properties);
        secrets.forEach((key, value) -> revealed.computeIfPresent(key, (same, masked) -> value));
        return revealed;
    }
}
