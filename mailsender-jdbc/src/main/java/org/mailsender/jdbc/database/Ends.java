// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Ends mails that were taken; those that end while others are being written share one commit. Thread-safe. */
final class Ends implements Together.Writing<End> {

    private static final int MOST = 64;

    private final Together<End> together;
    private final DoneTable table;

    Ends(Lane lane, DoneTable table) {
        this.together = new Together<>(lane, this);
        this.table = table;
    }

    /** The node that took the mail's event, "" if it had ended before. */
    String done(End end) throws IOException {
        together.write(end);
        return end.written().join();
    }

    @Override
    public List<End> take(Queue<End> waiting) {
        List<End> ends = new ArrayList<>();
        while (ends.size() < MOST && !waiting.isEmpty()) {
            End end = waiting.poll();
            if (end != null) {
                ends.add(end);
            }
        }
        return ends;
    }

    @Override
    public void write(LaneUse use, List<End> ends) throws IOException {
        Map<DoneTable.Key, String> origins = use.call(connection -> table.end(connection, ends));
        for (End end : ends) {
            end.written().complete(origins.getOrDefault(new DoneTable.Key(end.instance(), end.id()), ""));
        }
    }
}
