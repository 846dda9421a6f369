// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.DeliveryState;

/** What became of mails, as far as the database has not said that it knows. Thread-safe. */
final class Unwritten {

    private final Map<Long, Boolean> ended = new ConcurrentHashMap<>();
    private final Map<Long, DeliveryState> states = new ConcurrentHashMap<>();

    /** Has ended; true if that was tried to be written before. */
    boolean end(long id) {
        states.remove(id);
        return ended.put(id, true) != null;
    }

    boolean hasEnded(long id) {
        return ended.containsKey(id);
    }

    void state(long id, DeliveryState state) {
        states.put(id, state);
    }

    Optional<DeliveryState> state(long id) {
        return Optional.ofNullable(states.get(id));
    }

    void written(long id) {
        ended.remove(id);
        states.remove(id);
    }
}
