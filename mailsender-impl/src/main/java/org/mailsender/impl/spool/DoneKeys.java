// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mailsender.impl.threads.Time;

/**
 * Remembers the keys of mails that were Done, for a day, across restarts: a line for each with its time and the hash of
 * the key. Thread-safe.
 */
final class DoneKeys implements Closeable {

    private static final Duration MEMORY = Duration.ofHours(24);

    private final Time time;
    private final Map<Long, Long> doneAt = new HashMap<>();
    private final FileChannel file;

    DoneKeys(Path path, Time time) throws IOException {
        this.time = time;
        if (Files.exists(path)) {
            load(path);
        }
        rewrite(path);
        this.file = OwnerOnly.append(path);
    }

    synchronized boolean contains(long keyHash) {
        Long at = doneAt.get(keyHash);
        return at != null && !isForgotten(at);
    }

    synchronized void add(long keyHash) throws IOException {
        long now = time.wall().toEpochMilli();
        doneAt.put(keyHash, now);
        file.write(ByteBuffer.wrap(line(now, keyHash)));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void load(Path path) throws IOException {
        for (String line : Files.readAllLines(path)) {
            String[] parts = line.split(" ");
            // The last line of a process that was killed may be cut.
            if (parts.length == 2 && parts[1].length() == 16) {
                long at = Long.parseLong(parts[0]);
                if (!isForgotten(at)) {
                    doneAt.put(Long.parseUnsignedLong(parts[1], 16), at);
                }
            }
        }
    }

    private void rewrite(Path path) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        doneAt.forEach((keyHash, at) -> lines.writeBytes(line(at, keyHash)));
        WholeFile.write(path, ByteBuffer.wrap(lines.toByteArray()));
    }

    private boolean isForgotten(long at) {
        return at < time.wall().toEpochMilli() - MEMORY.toMillis();
    }

    private static byte[] line(long at, long keyHash) {
        return String.format(Locale.ROOT, "%d %016x%n", at, keyHash).getBytes(StandardCharsets.US_ASCII);
    }
}
