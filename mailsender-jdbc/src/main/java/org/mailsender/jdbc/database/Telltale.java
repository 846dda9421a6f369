// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.Ending;

/**
 * Outcomes that were told, written down many at a time: at worst they are told again by the next process. Thread-safe.
 */
final class Telltale {

    private static final int MOST = 500;

    private final OwedTable table;
    private final Set<OwedTable.Told> told = ConcurrentHashMap.newKeySet();

    Telltale(OwedTable table) {
        this.table = table;
    }

    void told(String instance, long id, Ending ending) {
        told.add(new OwedTable.Told(instance, id, ending));
    }

    boolean has(String instance, long id, Ending ending) {
        return told.contains(new OwedTable.Told(instance, id, ending));
    }

    /** Writes them down. */
    void flush() throws IOException {
        while (!told.isEmpty()) {
            List<OwedTable.Told> some =
                    new ArrayList<>(told.stream().limit(MOST).toList());
            table.told(some);
            some.forEach(told::remove);
        }
    }
}
