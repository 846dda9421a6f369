// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mail's text while somebody looks at it: in memory if it is small, else in a file that only its owner may read, and
 * that goes when this is closed. Not thread-safe.
 */
final class TextCopy extends OutputStream {

    private static final int MOST_IN_MEMORY = 1024 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out = memory;
    private InputStream in = InputStream.nullInputStream();
    private long size;

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (file == null && size > MOST_IN_MEMORY) {
            file = Files.createTempFile("mailsender-", ".eml");
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory.reset();
        }
        out.write(bytes, offset, length);
    }

    long size() {
        return size;
    }

    /** What was written, from its beginning; parts of it can be read without holding them. */
    InputStream read() throws IOException {
        out.close();
        in = file == null
                ? new SharedByteArrayInputStream(memory.toByteArray())
                : new SharedFileInputStream(file.toFile());
        return in;
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            release();
        }
    }

    private void release() throws IOException {
        try {
            in.close();
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
