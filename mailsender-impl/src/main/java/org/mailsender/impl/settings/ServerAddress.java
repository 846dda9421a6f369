// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server as people write it. Immutable.
 *
 * @param host host name or IP address, without brackets
 * @param port 1 to 65535
 */
record ServerAddress(String host, int port) {

    private static final String KEY = "mailServer";
    /** IPv6 addresses stand in brackets where a port follows (RFC 3986 3.2.2), and with or without them elsewhere. */
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[(?<v6>[^\\]]*)\\]|(?<bare>[^\\[\\]:]*:[^\\[\\]:]*:[^\\[\\]]*)|(?<name>[^\\[\\]:]*))(?::(?<port>.*))?");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");

    /** Reads servers that are separated by commas; a port behind one wins over the other. */
    static List<ServerAddress> listOf(String text, int otherwise) throws ConfigurationException {
        if (text.isEmpty()) {
            throw new ConfigurationException(KEY, "no value is given; name the host of the mail server.");
        }
        List<ServerAddress> servers = new ArrayList<>();
        for (String element : text.split(",", -1)) {
            if (element.isBlank()) {
                throw new ConfigurationException(
                        KEY,
                        "element " + (servers.size() + 1) + " of '" + text
                                + "' is empty; name a server there, or take the comma out.");
            }
            ServerAddress server = of(element.strip(), otherwise);
            int before = servers.indexOf(server);
            if (before >= 0) {
                throw new ConfigurationException(
                        KEY,
                        "element " + (servers.size() + 1) + " of '" + text + "' is the same server as element "
                                + (before + 1) + "; name each once.");
            }
            servers.add(server);
        }
        return List.copyOf(servers);
    }

    private static ServerAddress of(String text, int otherwise) throws ConfigurationException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw malformed(text);
        }
        String v6 = form.group("v6") == null ? form.group("bare") : form.group("v6");
        if (v6 == null ? !NAME.matcher(form.group("name")).matches() : !isV6(v6)) {
            throw malformed(text);
        }
        return new ServerAddress(
                v6 == null ? form.group("name") : v6,
                form.group("port") == null ? otherwise : port(text, form.group("port")));
    }

    /** Host names are the same in any case of their letters (RFC 4343). */
    @Override
    public boolean equals(Object other) {
        return other instanceof ServerAddress server && port == server.port && host.equalsIgnoreCase(server.host);
    }

    @Override
    public int hashCode() {
        return host.toLowerCase(Locale.ROOT).hashCode() * 31 + port;
    }

    private static boolean isV6(String address) {
        if (!V6.matcher(address).matches()) {
            return false;
        }
        try {
            int zone = address.indexOf('%');
            InetAddress.getByName(zone < 0 ? address : address.substring(0, zone)); // Never asks DNS: it has colons.
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(String text, String port) throws ConfigurationException {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new ConfigurationException(
                    KEY, "'" + port + "' in '" + text + "' is no port; use 1 to 65535, or leave the colon out.");
        }
        return Integer.parseInt(port);
    }

    private static ConfigurationException malformed(String text) {
        return new ConfigurationException(
                KEY,
                "'" + text + "' is no host name or IP address; write smtp.example.com, smtp.example.com:587 or"
                        + " [2001:db8::1]:587.");
    }
}
