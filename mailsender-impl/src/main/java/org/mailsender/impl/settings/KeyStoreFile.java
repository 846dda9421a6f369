// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

/**
 * A file with a private key and its certificate. Immutable.
 *
 * @param key the configuration key that names it; its password's key ends in "Password"
 * @param file path of a PEM or PKCS#12 file, "" for none
 * @param password of the file
 */
public record KeyStoreFile(String key, String file, Secret password) {

    /**
     * Whether none is configured.
     *
     * @return true for ""
     */
    public boolean isEmpty() {
        return file.isEmpty();
    }

    /**
     * The configuration key of its password.
     *
     * @return for sentences
     */
    public String passwordKey() {
        return key + "Password";
    }

    /**
     * Says what is wrong with it.
     *
     * @param problem goes on after the name of the file
     * @return names key and file
     */
    public ConfigurationException refusal(String problem) {
        return new ConfigurationException(key, "'" + file + "' " + problem);
    }
}
