// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids of mails: microseconds since the epoch, so that they sort by the time of their events, and how people type them. */
public final class MailIds {

    private static final long PER_MILLI = 1000;
    private static final int DIGITS = 11;
    /** In the year 5000; ids given after it must not need more digits. */
    private static final long LAST = first(Instant.parse("5000-01-01T00:00:00Z"));

    private static final Pattern TEXT = Pattern.compile("[0-9a-z]{11}");

    private MailIds() {}

    /**
     * The lowest id of a moment.
     *
     * @param moment a time after the epoch
     * @return every mail taken before has a lower one
     */
    public static long first(Instant moment) {
        return Math.multiplyExact(moment.toEpochMilli(), PER_MILLI);
    }

    /**
     * When a mail's event came.
     *
     * @param id of the mail
     * @return to the millisecond, by the wall clock of that moment
     */
    public static Instant instant(long id) {
        return Instant.ofEpochMilli(id / PER_MILLI);
    }

    /**
     * An id as people see and type it.
     *
     * @param id of a mail
     * @return eleven digits of base 36
     */
    public static String text(long id) {
        String digits = Long.toString(id, Character.MAX_RADIX);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /**
     * Reads an id as {@link #text} writes it.
     *
     * @param text any text
     * @return empty if it is none
     */
    public static OptionalLong parse(String text) {
        long id = TEXT.matcher(text).matches() ? Long.parseLong(text, Character.MAX_RADIX) : Long.MAX_VALUE;
        return id <= LAST ? OptionalLong.of(id) : OptionalLong.empty();
    }
}
