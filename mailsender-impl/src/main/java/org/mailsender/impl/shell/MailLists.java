// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;

/**
 * Prints the mails of an instance; of many, only those that are shown are read. Immutable.
 *
 * @param number most to show
 * @param newest whether the newest come first, and not the oldest
 */
public record MailLists(int number, boolean newest) {

    /** Unless more are asked for. */
    static final int FEW = 50;

    /**
     * Reads options, and refuses those that are not known, and whatever else there is.
     *
     * @param words the options
     * @return what they ask for
     */
    public static MailLists of(List<String> words) {
        return of(read(words.toArray(String[]::new)).atMost(0));
    }

    static Arguments read(String... words) {
        return Arguments.of(words, "-n", "--newest");
    }

    static MailLists of(Arguments arguments) {
        return new MailLists(arguments.number("-n"), arguments.has("--newest"));
    }

    void print(Screen screen, Management management, MailKind kind) throws IOException {
        boolean waiting = kind == MailKind.QUEUED;
        List<String> ids = new ArrayList<>(management.ids(kind));
        if (newest) {
            Collections.reverse(ids);
        }
        if (ids.isEmpty()) {
            screen.line(waiting ? "No mail waits." : "No mail has failed.");
            return;
        }
        Table table = waiting
                ? new Table("ID", "TAKEN", "ATTEMPTS", "NEXT TRY", "RECIPIENTS", "SUBJECT", "LAST REPLY")
                : new Table("ID", "TAKEN", "ATTEMPTS", "RECIPIENTS", "SUBJECT", "REASON");
        List<String> shown = ids.subList(0, Math.min(number, ids.size()));
        for (String id : shown) {
            Optional<MailStatus> mail = management.mail(id);
            mail.ifPresent(status -> add(table, status, waiting));
        }
        table.print(screen);
        if (shown.size() < ids.size()) {
            screen.line((newest ? "The newest " : "The oldest ") + shown.size() + " of " + ids.size() + " mails; -n "
                    + ids.size() + " shows all" + (newest ? "." : ", --newest the newest first."));
        }
    }

    private static void add(Table table, MailStatus mail, boolean waiting) {
        String to = Words.addresses(mail.recipients());
        String taken = Words.time(mail.taken());
        if (waiting) {
            String next = mail.due().map(Words::time).orElse("-");
            table.row(mail.id(), taken, mail.attempts(), next, to, mail.subject(), mail.error());
        } else {
            table.row(mail.id(), taken, mail.attempts(), to, mail.subject(), mail.error());
        }
    }
}
