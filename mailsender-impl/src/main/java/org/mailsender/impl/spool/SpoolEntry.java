// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the queue keeps in memory of a mail, and what its file name says. Immutable.
 *
 * <p>The file name is the id, eleven digits of base 36 that sort by the time of the event, then {@code .m} if the mail
 * was sent by hand, then {@code .k-} and the hash of its message key if it has one.
 *
 * @param id ascending with the order of the events
 * @param manual whether it was sent by hand
 * @param keyHash hash of its message key, 0 for none
 */
public record SpoolEntry(long id, boolean manual, long keyHash) {

    /** By the order of the events. */
    public static final Comparator<SpoolEntry> BY_ARRIVAL = Comparator.comparingLong(SpoolEntry::id);

    private static final Pattern FILE_NAME = Pattern.compile("([0-9a-z]{11})(\\.m)?(?:\\.k-([0-9a-f]{16}))?");
    private static final int DIGITS = 11;

    /**
     * The id as people see and type it.
     *
     * @return eleven digits of base 36
     */
    public String idText() {
        return idText(id);
    }

    static String idText(long id) {
        String digits = Long.toString(id, Character.MAX_RADIX);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    String fileName() {
        return idText() + (manual ? ".m" : "") + (keyHash == 0 ? "" : String.format(Locale.ROOT, ".k-%016x", keyHash));
    }

    static Optional<SpoolEntry> fromFileName(String name) {
        Matcher parts = FILE_NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long key = parts.group(3) == null ? 0 : Long.parseUnsignedLong(parts.group(3), 16);
        return Optional.of(
                new SpoolEntry(Long.parseLong(parts.group(1), Character.MAX_RADIX), parts.group(2) != null, key));
    }
}
