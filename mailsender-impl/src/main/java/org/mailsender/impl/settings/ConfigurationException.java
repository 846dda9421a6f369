// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

/** A configuration that cannot be used; the message is one sentence with key, value (never a secret) and remedy. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Names the key at fault.
     *
     * @param key the configuration key
     * @param problem what is wrong with its value and what to do
     */
    public ConfigurationException(String key, String problem) {
        super(key + ": " + problem);
    }
}
