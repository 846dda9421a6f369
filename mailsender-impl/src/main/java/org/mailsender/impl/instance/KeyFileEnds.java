// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.mailsender.impl.keys.CertificateChain;
import org.mailsender.impl.keys.KeyStoreReader;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * When the certificates in key files end, as they were last read: on a thread of our own, because no disk may block who
 * asks, and at most once a minute. Thread-safe.
 */
final class KeyFileEnds {

    private static final Duration PACE = Duration.ofMinutes(1);

    private final Time time;
    private final Executor workers;
    private final Runnable afterReading;
    private final Map<KeyStoreFile, Look> looks = new ConcurrentHashMap<>();

    /** What a look at a file showed. */
    private record Look(Moment at, Optional<FileTime> modified, Optional<Instant> end) {

        Look repeatedAt(Moment later) {
            return new Look(later, modified, end);
        }
    }

    KeyFileEnds(Time time, Executor workers, Runnable afterReading) {
        this.time = time;
        this.workers = workers;
        this.afterReading = afterReading;
    }

    /** From now on these are the files; they are looked into soon. */
    void use(Collection<KeyStoreFile> files) {
        looks.clear();
        files.forEach(this::end);
    }

    /** As last seen; empty if that cannot be told, or not yet. */
    Optional<Instant> end(KeyStoreFile file) {
        Look unknown = new Look(time.now(), Optional.empty(), Optional.empty());
        Look before = looks.putIfAbsent(file, unknown);
        if (before == null) {
            lookLater(file, unknown);
            return Optional.empty();
        }
        Look repeated = before.repeatedAt(time.now());
        if (!before.at().plus(PACE).isAfter(repeated.at()) && looks.replace(file, before, repeated)) {
            lookLater(file, repeated);
        }
        return before.end();
    }

    /** Waits for the disk. */
    void lookNow(KeyStoreFile file) {
        looks.put(file, new Look(time.now(), modified(file), read(file)));
    }

    private void lookLater(KeyStoreFile file, Look before) {
        try {
            workers.execute(() -> {
                Optional<FileTime> modified = modified(file);
                if (modified.isEmpty() || !modified.equals(before.modified())) {
                    looks.replace(file, before, new Look(before.at(), modified, read(file)));
                }
                afterReading.run();
            });
        } catch (OutOfMemoryError | RejectedExecutionException e) {
            // Without a thread what was seen last has to do for another minute.
            return;
        }
    }

    private static Optional<FileTime> modified(KeyStoreFile file) {
        try {
            return Optional.of(Files.getLastModifiedTime(Path.of(file.file())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Why a file cannot be used is told by the hold, or the refusal, that comes of it. */
    private static Optional<Instant> read(KeyStoreFile file) {
        try {
            return new CertificateChain(KeyStoreReader.look(file).chain(), List.of()).end();
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }
}
