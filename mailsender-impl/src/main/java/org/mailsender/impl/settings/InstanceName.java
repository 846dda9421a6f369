// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of an instance: its key, else what its configuration was called. */
public final class InstanceName {

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]+");
    /** File Install takes the file name up to the first hyphen for the factory PID, the rest for the alias. */
    private static final Pattern CONFIGURATION_FILE = Pattern.compile("[^/\\\\-]*-([^/\\\\]*)\\.(?:cfg|config)$");

    private InstanceName() {}

    static String of(PropertyReader properties, Map<String, ?> raw) throws ConfigurationException {
        String name = properties.trimmed("instance");
        if (name.isEmpty()) {
            name = fromPid(raw).or(() -> fromFile(raw)).orElse("");
        }
        if (name.isEmpty()) {
            throw new ConfigurationException(
                    "instance",
                    "no name is given and none follows from the configuration's PID; set one, such as orders.");
        }
        if (!LEGAL.matcher(name).matches()) {
            throw new ConfigurationException(
                    "instance", "'" + name + "' is no legal name; use letters, digits, _ and - only.");
        }
        return name;
    }

    /**
     * The name of the instance that a configuration is for, be it valid or not.
     *
     * @param raw the configuration's properties
     * @return empty if there is none
     */
    public static Optional<String> known(Map<String, ?> raw) {
        try {
            return Optional.of(of(PropertyReader.of(raw), raw));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fromPid(Map<String, ?> raw) {
        String pid = String.valueOf(raw.get("service.pid"));
        int tilde = pid.indexOf('~');
        return tilde < 0 ? Optional.empty() : Optional.of(pid.substring(tilde + 1));
    }

    private static Optional<String> fromFile(Map<String, ?> raw) {
        Matcher file = CONFIGURATION_FILE.matcher(String.valueOf(raw.get("felix.fileinstall.filename")));
        return file.find() ? Optional.of(file.group(1)) : Optional.empty();
    }
}
