// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;

/** Reads where the queue is kept. Used by one thread. */
final class StoreReader {

    private static final String STORE = "store";
    private static final String SPOOL_DIRECTORY = "spoolDirectory";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{0,64}");

    /** A node may have folders, and a name for its configuration, of its own. */
    private static final Set<String> OF_THE_NODE = Set.of(SPOOL_DIRECTORY, "webconsole.configurationFactory.nameHint");

    private static final int DIGITS = 16;

    private final PropertyReader properties;

    StoreReader(PropertyReader properties) {
        this.properties = properties;
    }

    StoreSettings read() throws ConfigurationException {
        String store = properties.text(STORE).strip();
        if (!NAME.matcher(store).matches()) {
            throw new ConfigurationException(
                    STORE,
                    Characters.quoted(store)
                            + " is no name of a store; leave it empty for the local spool, or set jdbc for the database"
                            + " that all nodes share.");
        }
        return new StoreSettings(store, properties.path(SPOOL_DIRECTORY), digest());
    }

    private String digest() {
        MessageDigest sha = sha256();
        for (String key : KnownKeys.all()) {
            if (!KnownKeys.isSecret(key) && !OF_THE_NODE.contains(key)) {
                List<String> values =
                        properties.list(key).stream().map(StoreReader::normal).toList();
                sha.update((key + "=" + values + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    }

    /** Truth may be written in any case. */
    private static String normal(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                ? value.toLowerCase(Locale.ROOT)
                : value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
