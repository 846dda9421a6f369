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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailsender.impl.threads.Time;

/**
 * Remembers the keys of mails that were Done, for a day, across restarts: a line for each with its time and the hash of
 * the key. An aid against doubles: what is damaged in it is left out, and what cannot be written is still known to this
 * process. Thread-safe.
 */
final class DoneKeys implements Closeable {

    private static final Duration MEMORY = Duration.ofHours(24);
    /** Lines beyond those that are remembered, before the file is written anew without them. */
    private static final int MOST_OUTDATED = 1000;

    private static final Pattern LINE = Pattern.compile("(\\d{1,15}) ([0-9a-f]{16})");

    private final Path path;
    private final Time time;
    /** Guarded by this. */
    private final Map<Long, Long> doneAt = new HashMap<>();

    private FileChannel file;
    private int lines;

    DoneKeys(Path path, Time time) throws IOException {
        this.path = path;
        this.time = time;
        if (Files.exists(path)) {
            load();
        }
        rewrite();
    }

    synchronized boolean contains(long keyHash) {
        Long at = doneAt.get(keyHash);
        return at != null && !isForgotten(at);
    }

    synchronized void add(long keyHash) throws IOException {
        long now = time.wall().toEpochMilli();
        doneAt.put(keyHash, now);
        if (lines > 2 * doneAt.size() + MOST_OUTDATED) {
            rewrite();
        } else {
            file.write(ByteBuffer.wrap(line(now, keyHash)));
            lines++;
        }
    }

    /** Writes all of it anew, without what is forgotten. */
    synchronized void rewrite() throws IOException {
        doneAt.values().removeIf(this::isForgotten);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        doneAt.forEach((keyHash, at) -> content.writeBytes(line(at, keyHash)));
        close();
        WholeFile.write(path, ByteBuffer.wrap(content.toByteArray()));
        file = OwnerOnly.append(path);
        lines = doneAt.size();
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** The last line of a process that was killed may be cut; so may any other, by whatever damaged the file. */
    private void load() throws IOException {
        List<String> all = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        for (String line : all) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                long at = Long.parseLong(parts.group(1));
                doneAt.put(Long.parseUnsignedLong(parts.group(2), 16), at);
            }
        }
    }

    private boolean isForgotten(long at) {
        return at < time.wall().toEpochMilli() - MEMORY.toMillis();
    }

    private static byte[] line(long at, long keyHash) {
        return String.format(Locale.ROOT, "%d %016x%n", at, keyHash).getBytes(StandardCharsets.US_ASCII);
    }
}
