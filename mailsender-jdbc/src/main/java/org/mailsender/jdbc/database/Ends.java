// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/** Ends mails that were taken; those that end while others are being written share one commit. Thread-safe. */
final class Ends {

    private static final int MOST = 64;

    private final Lane lane;
    private final DoneTable table;
    private final BlockingQueue<End> waiting = new LinkedBlockingQueue<>();

    Ends(Lane lane, DoneTable table) {
        this.lane = lane;
        this.table = table;
    }

    /** The node that took the mail's event, "" if it had ended before. */
    String done(End end) throws IOException {
        waiting.add(end);
        try (LaneUse use = lane.use(Deadline.in(Deadline.OTHER))) {
            while (!end.origin().isDone()) {
                write(use);
            }
        } catch (IOException e) {
            if (waiting.remove(end)) {
                throw e;
            }
        }
        try {
            return end.origin().join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    private void write(LaneUse use) throws IOException {
        List<End> ends = new ArrayList<>();
        waiting.drainTo(ends, MOST);
        try {
            Map<DoneTable.Key, String> origins = use.call(connection -> table.end(connection, ends));
            ends.forEach(end ->
                    end.origin().complete(origins.getOrDefault(new DoneTable.Key(end.instance(), end.id()), "")));
        } catch (IOException e) {
            ends.forEach(end -> end.origin().completeExceptionally(e));
            throw e;
        }
    }
}
