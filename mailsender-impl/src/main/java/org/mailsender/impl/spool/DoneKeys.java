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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Remembers the keys of mails that were Done, for a day, across restarts: a line for each with its time and the hash of
 * the key. Thread-safe.
 */
final class DoneKeys implements Closeable {

    private static final Duration MEMORY = Duration.ofHours(24);

    private final Clock clock;
    private final Map<Long, Long> doneAt = new HashMap<>();
    private final FileChannel file;

    DoneKeys(Path path, Clock clock) throws IOException {
        this.clock = clock;
        if (Files.exists(path)) {
            load(path);
        }
        rewrite(path);
        this.file = OwnerOnly.append(path);
    }

    synchronized boolean contains(long keyHash) {
        Long time = doneAt.get(keyHash);
        return time != null && !isForgotten(time);
    }

    synchronized void add(long keyHash) throws IOException {
        long now = clock.millis();
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
                long time = Long.parseLong(parts[0]);
                if (!isForgotten(time)) {
                    doneAt.put(Long.parseUnsignedLong(parts[1], 16), time);
                }
            }
        }
    }

    private void rewrite(Path path) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        doneAt.forEach((keyHash, time) -> lines.writeBytes(line(time, keyHash)));
        WholeFile.write(path, ByteBuffer.wrap(lines.toByteArray()));
    }

    private boolean isForgotten(long time) {
        return time < clock.millis() - MEMORY.toMillis();
    }

    private static byte[] line(long time, long keyHash) {
        return String.format(Locale.ROOT, "%d %016x%n", time, keyHash).getBytes(StandardCharsets.US_ASCII);
    }
}
