// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.regex.Pattern;

/** Topics as a handler may subscribe to them (OSGi Compendium 113.3.1): tokens joined by "/", the last may be "*". */
public final class TopicPattern {

    private static final Pattern LEGAL = Pattern.compile("\\*|[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(/\\*)?");

    private TopicPattern() {}

    /** Refuses what EventAdmin would silently never match. */
    static String checked(String topic) throws ConfigurationException {
        if (!LEGAL.matcher(topic).matches()) {
            throw new ConfigurationException(
                    "event.topics",
                    "'" + topic + "' would never match an event; use letters, digits, _ and - joined by /,"
                            + " with * alone or as the last token.");
        }
        return topic;
    }

    /**
     * Whether a topic falls under a pattern.
     *
     * @param pattern a legal pattern
     * @param topic the topic of an event
     * @return true if a handler with this pattern gets the event
     */
    public static boolean matches(String pattern, String topic) {
        if (pattern.endsWith("*")) {
            return topic.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return pattern.equals(topic);
    }
}
