// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import org.mailsender.impl.text.FileTarget;
import org.mailsender.impl.text.LeadingDots;

/**
 * Writes the text of a mail after DATA: doubles a dot at the start of a line and ends with a dot of its own (RFC 5321
 * 4.5.2). Lines must end with CRLF already. Not thread-safe.
 */
class DotStuffedStream extends OutputStream {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final OutputStream out;
    private final LeadingDots dots = new LeadingDots();

    private DotStuffedStream(OutputStream out) {
        this.out = out;
    }

    /** Takes files as they are where the other does. */
    static DotStuffedStream over(OutputStream out) {
        return out instanceof FileTarget target ? new WithFiles(out, target) : new DotStuffedStream(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int written = offset;
        for (int dot = dots.next(bytes, offset, end); dot < end; dot = dots.next(bytes, dot + 1, end)) {
            out.write(bytes, written, dot - written);
            out.write('.');
            written = dot;
        }
        out.write(bytes, written, end - written);
    }

    /** Ends the text; nothing may be written behind it. */
    void end() throws IOException {
        int lineEnd = dots.isAtLineStart() ? 2 : 0;
        out.write(END, lineEnd, END.length - lineEnd);
    }

    private static final class WithFiles extends DotStuffedStream implements FileTarget {

        private static final byte[] WITHIN_A_LINE = {' '};

        private final FileTarget target;

        WithFiles(OutputStream out, FileTarget target) {
            super(out);
            this.target = target;
        }

        @Override
        public long transfer(FileChannel file, long position, long count) throws IOException {
            super.dots.next(WITHIN_A_LINE, 0, 1);
            return target.transfer(file, position, count);
        }
    }
}
