// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mailsender.jdbc.database.DatabaseSettings;

/** Reads the configuration as Config Admin delivers it: typed from the Web Console, text from files, keys in any case. */
public final class JdbcSettingsReader {

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Map<String, String> texts;

    private JdbcSettingsReader(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * Checks a configuration.
     *
     * @param properties as given, secrets in clear
     * @param machine the node's name where none is configured
     * @return what is to be done
     * @throws RefusedException if it cannot be used
     */
    public static JdbcSettings read(Map<String, ?> properties, Supplier<String> machine) throws RefusedException {
        return new JdbcSettingsReader(JdbcKeys.texts(properties)).read(machine);
    }

    private JdbcSettings read(Supplier<String> machine) throws RefusedException {
        JdbcSettings.Login login =
                new JdbcSettings.Login(texts.get("url"), texts.get("user"), new Password(texts.get("password")));
        String target = texts.get("dataSource.target");
        if (target.isEmpty() == login.url().isEmpty()) {
            throw new RefusedException(
                    "url",
                    target.isEmpty()
                            ? "no database is named; set url, or dataSource.target for a data source's service."
                            : "dataSource.target is set as well; keep one of the two.");
        }
        if (target.isEmpty()) {
            JdbcUrl.of(login.url());
        } else {
            DataSourceFilter.check(target);
        }
        return new JdbcSettings(target, login, database(machine));
    }

    private DatabaseSettings database(Supplier<String> machine) throws RefusedException {
        Duration lease = Duration.ofSeconds(number("leaseSeconds", 3, 300));
        Duration nodeTimeout = Duration.ofSeconds(number("nodeTimeoutSeconds", 5, 86_400));
        if (nodeTimeout.compareTo(lease) < 0) {
            throw new RefusedException(
                    "nodeTimeoutSeconds",
                    nodeTimeout.toSeconds() + " is less than leaseSeconds, which is " + lease.toSeconds()
                            + "; a node is not silent before its lease is over.");
        }
        Duration poll = Duration.ofMillis(number("pollMillis", 50, 60_000));
        return new DatabaseSettings(node(machine), lease, nodeTimeout, poll, flag("createSchema"));
    }

    private String node(Supplier<String> machine) throws RefusedException {
        String node = texts.get("node").isEmpty() ? machine.get() : texts.get("node");
        if (!NODE.matcher(node).matches()) {
            throw new RefusedException(
                    "node",
                    "'" + node + "' is no name for a node; use 1 to 64 letters, digits, dots, hyphens and underscores,"
                            + " another one at each node.");
        }
        return node;
    }

    private boolean flag(String key) throws RefusedException {
        String text = texts.get(key);
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new RefusedException(key, "'" + text + "' is neither true nor false.");
    }

    private long number(String key, long least, long most) throws RefusedException {
        String text = texts.get(key);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new RefusedException(key, "'" + text + "' is not a whole number; use " + least + " to " + most + ".");
        }
        throw new RefusedException(key, text + " is out of range; use " + least + " to " + most + ".");
    }
}
