// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The commands of SMTP authentication (RFC 4954) on one connection. */
public final class SaslCommands {

    private final SmtpChannel channel;

    SaslCommands(SmtpChannel channel) {
        this.channel = channel;
    }

    /**
     * The mechanisms that the server offers.
     *
     * @return names in upper case, empty without AUTH
     */
    public List<String> offered() {
        String parameter = channel.getExtensionParameter("AUTH");
        if (parameter == null || parameter.isBlank()) {
            return List.of();
        }
        return List.of(parameter.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    }

    /**
     * Sends one line and reads the reply.
     *
     * @param line a command, or a response in base64
     * @return the server's reply, 334 for a challenge
     * @throws IOException if the connection breaks
     */
    public Reply exchange(String line) throws IOException {
        return channel.command(line);
    }
}
