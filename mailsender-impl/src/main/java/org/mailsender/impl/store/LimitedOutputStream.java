// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.mailsender.store.MessageTooLargeException;

/** Refuses to write more than a number of bytes. Not thread-safe. */
public final class LimitedOutputStream extends FilterOutputStream {

    private final long limit;
    private long written;

    /**
     * Limits another stream.
     *
     * @param out where to
     * @param limit in bytes
     */
    public LimitedOutputStream(OutputStream out, long limit) {
        super(out);
        this.limit = limit;
    }

    @Override
    public void write(int octet) throws IOException {
        count(1);
        out.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int length) throws MessageTooLargeException {
        written += length;
        if (written > limit) {
            throw new MessageTooLargeException(limit);
        }
    }
}
