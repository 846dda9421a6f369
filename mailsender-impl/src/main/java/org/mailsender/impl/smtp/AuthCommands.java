// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.mailsender.impl.auth.AuthDialogue;

/** The commands of SMTP authentication (RFC 4954) on one connection. */
final class AuthCommands implements AuthDialogue {

    private final SmtpChannel channel;

    AuthCommands(SmtpChannel channel) {
        this.channel = channel;
    }

    @Override
    public List<String> offered() {
        String parameter = channel.getExtensionParameter("AUTH");
        if (parameter == null || parameter.isBlank()) {
            return List.of();
        }
        return List.of(parameter.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    }

    @Override
    public Answer exchange(String line) throws IOException {
        Reply reply = channel.command(line);
        return new Answer(reply.code(), reply.text(), reply.isPermanent());
    }
}
