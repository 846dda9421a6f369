// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks through a text, which comes piece by piece, for lines that begin with a dot: only those need dot-stuffing (RFC
 * 5321 4.5.2). Not thread-safe.
 */
public final class LeadingDots {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_ONES = 0x0101010101010101L;
    private static final long EIGHT_DOTS = '.' * EIGHT_ONES;

    /** The text's start counts as the start of a line. */
    private byte last = '\n';

    /**
     * Goes on to the next such dot.
     *
     * @param bytes hold the next piece of the text
     * @param from where it begins
     * @param end where it ends
     * @return where the first line begins that begins with a dot, then the next piece begins behind it; the end if there
     *     is none
     */
    public int next(byte[] bytes, int from, int end) {
        for (int dot = nextDot(bytes, from, end); dot < end; dot = nextDot(bytes, dot + 1, end)) {
            if ((dot == from ? last : bytes[dot - 1]) == '\n') {
                last = '.';
                return dot;
            }
        }
        last = from == end ? last : bytes[end - 1];
        return end;
    }

    /**
     * Whether the text so far ends with the end of a line, or is empty.
     *
     * @return true if so
     */
    public boolean isAtLineStart() {
        return last == '\n';
    }

    /** Looks at eight octets at a time: in a large mail most are base64, which has no dot. */
    private static int nextDot(byte[] bytes, int from, int end) {
        int i = from;
        while (i <= end - Long.BYTES && !holdsZero((long) LONGS.get(bytes, i) ^ EIGHT_DOTS)) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != '.') {
            i++;
        }
        return i;
    }

    /** Whether one of the eight octets is 0: only then does a borrow reach its highest bit. */
    private static boolean holdsZero(long octets) {
        return ((octets - EIGHT_ONES) & ~octets & (EIGHT_ONES << 7)) != 0;
    }
}
