// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The URL of a PostgreSQL database, and what is added to it: by its own defaults, the driver waits for ever, and connects
 * to a server that cannot be written to. What the URL says itself is kept. Immutable.
 *
 * @param text as configured
 */
record JdbcUrl(String text) {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final Pattern PASSWORD = Pattern.compile("[?&](ssl)?password=|//[^/?]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERAL_HOSTS = Pattern.compile(PREFIX + "//[^/?]*,.*");

    static JdbcUrl of(String text) throws RefusedException {
        if (PASSWORD.matcher(text).find()) {
            throw new RefusedException(
                    "url", "it must hold no password, because everybody can see it; use the keys user and password.");
        }
        if (!text.startsWith(PREFIX)) {
            throw new RefusedException(
                    "url", "'" + text + "' is no URL of PostgreSQL; use jdbc:postgresql://host:5432/database.");
        }
        return new JdbcUrl(text);
    }

    /** What the driver is to know besides the URL. */
    Properties additions(JdbcSettings.Login login, String node) {
        Properties additions = new Properties();
        // Seconds.
        add(additions, "connectTimeout", "2");
        add(additions, "loginTimeout", "4");
        add(additions, "socketTimeout", "15");
        add(additions, "cancelSignalTimeout", "2");
        add(additions, "tcpKeepAlive", "true");
        add(additions, "ApplicationName", "MailSender " + node);
        if (SEVERAL_HOSTS.matcher(text).matches()) {
            add(additions, "targetServerType", "primary");
            add(additions, "hostRecheckSeconds", "2");
        }
        if (!login.user().isEmpty()) {
            additions.put("user", login.user());
        }
        if (!login.password().value().isEmpty()) {
            additions.put("password", login.password().value());
        }
        return additions;
    }

    private void add(Properties additions, String name, String value) {
        String lower = text.toLowerCase(Locale.ROOT);
        String parameter = name.toLowerCase(Locale.ROOT) + "=";
        if (!lower.contains("?" + parameter) && !lower.contains("&" + parameter)) {
            additions.put(name, value);
        }
    }
}
