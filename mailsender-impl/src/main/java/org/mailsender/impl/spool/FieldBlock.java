// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The fields at the start of a file. Immutable.
 *
 * @param fields what they say
 * @param length how many bytes they take
 * @param start what was read to find that out, from the first byte of the file on
 */
record FieldBlock(Fields fields, int length, ByteBuffer start) {

    /** As long as most mails, which are read at once then. */
    private static final int FIRST_READ = 32 * 1024;
    /** Few mails have more fields. */
    private static final int USUAL = 4096;

    static FieldBlock read(FileChannel channel) throws IOException, BadContentException {
        int size = FIRST_READ;
        while (true) {
            ByteBuffer start = ByteBuffer.allocate((int) Math.min(size, channel.size()));
            int length = 0;
            while (start.hasRemaining() && length >= 0) {
                length = channel.read(start, start.position());
            }
            start.flip();
            String text = text(start, USUAL);
            int end = end(text);
            if (end < 0) {
                text = text(start, start.limit());
                end = end(text);
            }
            if (end >= 0) {
                return new FieldBlock(Fields.parse(text.substring(0, end)), end, start);
            }
            if (size >= channel.size()) {
                throw new BadContentException(
                        text.contains("\n") && !text.contains("\r\n")
                                ? "its lines end in LF, as editors write them; give it CRLF, as mails have, and retry it"
                                : "it holds no mail behind the fields of the queue");
            }
            size *= 4;
        }
    }

    private static String text(ByteBuffer start, int most) {
        return StandardCharsets.ISO_8859_1
                .decode(start.slice(0, Math.min(start.limit(), most)))
                .toString();
    }

    /** Where the first line begins that is neither a field of the queue nor goes on with one. */
    private static int end(String text) {
        int line = 0;
        while (true) {
            int next = text.indexOf("\r\n", line);
            boolean known = text.startsWith(Fields.PREFIX, line) || text.startsWith(" ", line);
            if (next < 0 || text.length() - line < Fields.PREFIX.length()) {
                return -1;
            }
            if (!known) {
                return line;
            }
            line = next + 2;
        }
    }
}
