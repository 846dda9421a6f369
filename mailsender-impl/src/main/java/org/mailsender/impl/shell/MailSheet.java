// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.List;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailPart;
import org.mailsender.management.MailStatus;

/**
 * Prints one mail: how it is, its headers, the beginning of its text, and what it carries. Immutable.
 *
 * @param screen where to
 */
record MailSheet(Screen screen) {

    private static final int MOST_LINES = 60;

    void status(MailStatus mail) {
        screen.line(mail.id() + " " + Words.state(mail) + ", taken " + Words.time(mail.taken()) + ", " + mail.attempts()
                + " attempt(s)");
        each("Has it: ", mail.accepted());
        each("Given up: ", mail.rejected());
        if (!mail.error().isEmpty()) {
            screen.line("Last reply: " + mail.error());
        }
    }

    void content(MailContent mail) {
        screen.line("Envelope: from <" + mail.envelopeSender() + "> to " + String.join(", ", mail.envelopeRecipients())
                + ", " + Words.size(mail.size()));
        screen.line("");
        mail.headers().forEach(screen::line);
        screen.line("");
        text(mail.text().isBlank() ? mail.html() : mail.text());
        if (!mail.parts().isEmpty()) {
            screen.line("");
            mail.parts().forEach(this::part);
        }
    }

    private void text(String text) {
        List<String> lines = text.lines().toList();
        lines.stream().limit(MOST_LINES).forEach(screen::line);
        if (lines.size() > MOST_LINES) {
            screen.line("... " + (lines.size() - MOST_LINES) + " or more further lines; mail:export has them all");
        }
    }

    private void part(MailPart part) {
        screen.line("Part: " + (part.name().isEmpty() ? "" : part.name() + ", ") + part.type() + ", "
                + Words.size(part.size()));
    }

    private void each(String what, List<String> values) {
        values.forEach(value -> screen.line(what + value));
    }
}
