// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailsender.impl.mail.Characters;

/** Reads for which events of delivery the envelope sender wants to be notified (RFC 3461 4.1). */
final class NotifyReader {

    private static final String KEY = "notify";
    private static final String NEVER = "NEVER";
    private static final Set<String> EVENTS = Set.of("SUCCESS", "FAILURE", "DELAY", NEVER);

    private NotifyReader() {}

    static List<String> read(PropertyReader properties) throws ConfigurationException {
        Set<String> events = new LinkedHashSet<>();
        for (String given : properties.list(KEY)) {
            String event = given.toUpperCase(Locale.ROOT);
            if (!EVENTS.contains(event)) {
                throw new ConfigurationException(
                        KEY, Characters.quoted(given) + " is none of SUCCESS, FAILURE, DELAY and NEVER.");
            }
            events.add(event);
        }
        if (events.size() > 1 && events.contains(NEVER)) {
            throw new ConfigurationException(KEY, "NEVER cannot be combined with other events; take one of them out.");
        }
        return List.copyOf(events);
    }
}
