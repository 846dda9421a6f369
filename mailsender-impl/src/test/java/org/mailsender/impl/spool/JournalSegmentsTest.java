// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.store.QueueEntry;

/** One segment writes while the other is emptied, and they change places while mails come. */
class JournalSegmentsTest {

    @TempDir
    Path folder;

    @Test
    void noSegmentIsTakenAwayWhileAMailIsInIt() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        AtomicBoolean ended = new AtomicBoolean();
        SpoolFolder spool = SpoolFolder.open(folder);
        try (JournalSegments segments = new JournalSegments(spool, new FolderSync(folder))) {
            Future<?> turning = thread.submit(() -> {
                while (!ended.get()) {
                    segments.turn();
                }
                return null;
            });
            for (int i = 1; i <= 3000; i++) {
                QueueEntry entry = new QueueEntry(i, false, 0);
                JournalSegment segment =
                        segments.add(entry, ByteBuffer.wrap(new byte[1000])).orElseThrow();
                assertTrue(JournalSegment.read(segment.file()).stream()
                        .anyMatch(record -> record.entry().equals(entry)));
                segment.markDone(entry);
                segment.markGone(entry);
            }
            ended.set(true);
            turning.get();
        } finally {
            ended.set(true);
            thread.shutdown();
            spool.close();
        }
    }
}
