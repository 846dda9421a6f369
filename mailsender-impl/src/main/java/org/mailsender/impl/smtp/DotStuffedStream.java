// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the text of a mail after DATA: doubles a dot at the start of a line and ends with a dot of its own (RFC 5321
 * 4.5.2). Lines must end with CRLF already. Not thread-safe.
 */
final class DotStuffedStream extends OutputStream {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_ONES = 0x0101010101010101L;
    private static final long EIGHT_DOTS = '.' * EIGHT_ONES;

    private final OutputStream out;
    /** The text's start counts as the start of a line. */
    private byte last = '\n';

    DotStuffedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int written = offset;
        for (int dot = nextDot(bytes, offset, end); dot < end; dot = nextDot(bytes, dot + 1, end)) {
            if ((dot == offset ? last : bytes[dot - 1]) == '\n') {
                out.write(bytes, written, dot - written);
                out.write('.');
                written = dot;
            }
        }
        out.write(bytes, written, end - written);
        last = length == 0 ? last : bytes[end - 1];
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

    /** Ends the text; nothing may be written behind it. */
    void end() throws IOException {
        int lineEnd = last == '\n' ? 2 : 0;
        out.write(END, lineEnd, END.length - lineEnd);
    }
}
