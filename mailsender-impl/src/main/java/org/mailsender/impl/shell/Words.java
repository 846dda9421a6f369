// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;

/** How values are written for people. */
final class Words {

    private static final long STEP = 1024;

    private Words() {}

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As many addresses as there is room for in a column: all of them, or the first and how many more. */
    static String addresses(List<String> addresses) {
        String all = String.join(", ", addresses);
        return all.length() <= Table.WIDEST || addresses.size() == 1
                ? all
                : addresses.get(0) + " +" + (addresses.size() - 1);
    }

    static String size(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double kilobytes = bytes / (double) STEP;
        return kilobytes < STEP
                ? String.format(Locale.ROOT, "%.1f KB", kilobytes)
                : String.format(Locale.ROOT, "%.1f MB", kilobytes / STEP);
    }

    static String state(MailStatus mail) {
        return mail.kind() == MailKind.FAILED
                ? "failed"
                : mail.due().map(due -> "waits until " + time(due)).orElse("waits");
    }
}
