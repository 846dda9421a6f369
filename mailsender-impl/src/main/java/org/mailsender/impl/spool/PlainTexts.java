// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.QueueEntry;

/**
 * The mails of which it was seen, when their files were written, that no line begins with a dot: they can be sent without
 * being looked through. What somebody changed since is none of them any more. Thread-safe.
 */
final class PlainTexts {

    /** By which a file is known to be as it was. */
    private record Stamp(long size, FileTime changed) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime());
        }
    }

    private final Map<QueueEntry, Stamp> known = new ConcurrentHashMap<>();

    void add(QueueEntry entry, Path file) throws IOException {
        known.put(entry, Stamp.of(file));
    }

    boolean contains(QueueEntry entry, Path file) {
        Stamp stamp = known.get(entry);
        try {
            return stamp != null && stamp.equals(Stamp.of(file));
        } catch (IOException e) {
            // Whoever reads it finds out what is wrong.
            return false;
        }
    }

    void remove(QueueEntry entry) {
        known.remove(entry);
    }
}
