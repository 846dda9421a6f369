// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.osgi.service.event.Event;

/**
 * Recognises an event that was handed over before, by identity: EventAdmin hands one object to all handlers. Remembers
 * it no longer than needed, and holds on to none of them, however large. Not thread-safe.
 */
final class SeenEvents {

    private record Seen(WeakReference<Event> event, int hash, Moment at) {}

    private final Time time;
    private final Duration memory;
    private final Map<Integer, List<Seen>> byHash = new HashMap<>();
    private final Deque<Seen> byAge = new ArrayDeque<>();

    SeenEvents(Time time, Duration memory) {
        this.time = time;
        this.memory = memory;
    }

    boolean isNew(Event event) {
        forget();
        int hash = System.identityHashCode(event);
        List<Seen> candidates = byHash.computeIfAbsent(hash, h -> new ArrayList<>(1));
        if (candidates.stream().anyMatch(seen -> seen.event().refersTo(event))) {
            return false;
        }
        Seen seen = new Seen(new WeakReference<>(event), hash, time.now());
        candidates.add(seen);
        byAge.add(seen);
        return true;
    }

    private void forget() {
        Moment now = time.now();
        while (!byAge.isEmpty() && now.isAfter(byAge.peek().at().plus(memory))) {
            Seen old = byAge.poll();
            List<Seen> others = byHash.get(old.hash());
            others.remove(old);
            if (others.isEmpty()) {
                byHash.remove(old.hash());
            }
        }
    }

    void clear() {
        byHash.clear();
        byAge.clear();
    }
}
