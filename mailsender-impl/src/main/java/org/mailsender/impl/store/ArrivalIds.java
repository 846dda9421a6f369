// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.mailsender.impl.threads.Time;

/**
 * Gives each mail an id that sorts by the time of its event, in microseconds since the epoch, and is never given twice.
 * Thread-safe.
 */
public final class ArrivalIds {

    private static final long PER_MILLI = 1000;
    private static final int DIGITS = 11;
    /** In the year 5000; ids given after it must not need more digits. */
    private static final long LAST = first(Instant.parse("5000-01-01T00:00:00Z"));

    private static final Pattern TEXT = Pattern.compile("[0-9a-z]{11}");

    private final Time time;
    private final AtomicLong last;

    /**
     * Continues a sequence.
     *
     * @param time tells it
     * @param last the highest id given so far, 0 for none: a clock that went back must not give an id twice
     */
    public ArrivalIds(Time time, long last) {
        this.time = time;
        this.last = new AtomicLong(last);
    }

    /**
     * The id of a mail whose event comes now.
     *
     * @return higher than any before
     */
    public long next() {
        long now = first(time.wall());
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    /**
     * The lowest id of a moment.
     *
     * @param moment a time after the epoch
     * @return every mail taken before has a lower one
     */
    public static long first(Instant moment) {
        return Math.multiplyExact(moment.toEpochMilli(), PER_MILLI);
    }

    static Instant instant(long id) {
        return Instant.ofEpochMilli(id / PER_MILLI);
    }

    static String text(long id) {
        String digits = Long.toString(id, Character.MAX_RADIX);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /**
     * Reads an id as {@link QueueEntry#idText} writes it.
     *
     * @param text any text
     * @return empty if it is none
     */
    public static OptionalLong parse(String text) {
        long id = TEXT.matcher(text).matches() ? Long.parseLong(text, Character.MAX_RADIX) : Long.MAX_VALUE;
        return id <= LAST ? OptionalLong.of(id) : OptionalLong.empty();
    }
}
