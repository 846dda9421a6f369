// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.mailsender.impl.spool.SpoolEntry;

/**
 * The queue in memory: what is ready, in the order of the events, what waits for its time, and what is under way. Not
 * thread-safe.
 */
final class Schedule {

    private record Waiting(SpoolEntry entry, Instant due) {}

    private final TreeSet<SpoolEntry> ready = new TreeSet<>(SpoolEntry.BY_ARRIVAL);
    private final TreeSet<SpoolEntry> readyManual = new TreeSet<>(SpoolEntry.BY_ARRIVAL);
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparing(Waiting::due));
    private final Map<Long, Waiting> waitingById = new HashMap<>();
    private final Set<SpoolEntry> underWay = new HashSet<>();
    /** Deferred because the connection broke: if the server turns out to be down, they keep their place. */
    private final Set<Long> interrupted = new HashSet<>();

    void add(SpoolEntry entry) {
        (entry.manual() ? readyManual : ready).add(entry);
    }

    /** Takes the first that is ready. */
    Optional<SpoolEntry> take(boolean manualOnly) {
        Optional<SpoolEntry> first = first(manualOnly);
        first.ifPresent(entry -> {
            (entry.manual() ? readyManual : ready).remove(entry);
            underWay.add(entry);
        });
        return first;
    }

    private Optional<SpoolEntry> first(boolean manualOnly) {
        if (manualOnly || ready.isEmpty()) {
            return readyManual.isEmpty() ? Optional.empty() : Optional.of(readyManual.first());
        }
        boolean manualFirst = !readyManual.isEmpty()
                && readyManual.first().id() < ready.first().id();
        return Optional.of(manualFirst ? readyManual.first() : ready.first());
    }

    /** Takes the oldest one ready, if its event came before a time. */
    Optional<SpoolEntry> takeOlderThan(long id) {
        return first(false).filter(entry -> entry.id() < id).flatMap(entry -> take(false));
    }

    /** It is ready again, in its place. */
    void putBack(SpoolEntry entry) {
        underWay.remove(entry);
        add(entry);
    }

    void defer(SpoolEntry entry, Instant due, boolean wasInterrupted) {
        underWay.remove(entry);
        Waiting mail = new Waiting(entry, due);
        waiting.add(mail);
        waitingById.put(entry.id(), mail);
        if (wasInterrupted) {
            interrupted.add(entry.id());
        }
    }

    void finish(SpoolEntry entry) {
        underWay.remove(entry);
    }

    /** Makes ready what is due. */
    void promote(Instant now) {
        while (!waiting.isEmpty() && !waiting.peek().due().isAfter(now)) {
            Waiting mail = waiting.poll();
            waitingById.remove(mail.entry().id());
            interrupted.remove(mail.entry().id());
            add(mail.entry());
        }
    }

    /** The server is down: what its fall interrupted goes back to its place. */
    void recallInterrupted() {
        for (Long id : interrupted) {
            Waiting mail = waitingById.remove(id);
            if (mail != null) {
                waiting.remove(mail);
                add(mail.entry());
            }
        }
        interrupted.clear();
    }

    void forgetInterruptions() {
        interrupted.clear();
    }

    /** Makes ready whatever waits. */
    void promoteAll() {
        waiting.forEach(mail -> add(mail.entry()));
        waiting.clear();
        waitingById.clear();
        interrupted.clear();
    }

    /** Makes one ready, if it waits. */
    void promote(SpoolEntry entry) {
        Waiting mail = waitingById.remove(entry.id());
        if (mail != null) {
            waiting.remove(mail);
            interrupted.remove(entry.id());
            add(entry);
        }
    }

    /** Removes one, unless it is under way. */
    boolean remove(SpoolEntry entry) {
        Waiting mail = waitingById.remove(entry.id());
        if (mail != null) {
            interrupted.remove(entry.id());
            return waiting.remove(mail);
        }
        return ready.remove(entry) || readyManual.remove(entry);
    }

    Optional<Instant> nextDue() {
        return Optional.ofNullable(waiting.peek()).map(Waiting::due);
    }

    Optional<Instant> dueOf(SpoolEntry entry) {
        return Optional.ofNullable(waitingById.get(entry.id())).map(Waiting::due);
    }

    int ready(boolean manualOnly) {
        return readyManual.size() + (manualOnly ? 0 : ready.size());
    }

    int size() {
        return ready.size() + readyManual.size() + waiting.size() + underWay.size();
    }

    /** All of them, in the order of their events. */
    List<SpoolEntry> all() {
        List<SpoolEntry> all = new ArrayList<>(ready);
        all.addAll(readyManual);
        waiting.forEach(mail -> all.add(mail.entry()));
        all.addAll(underWay);
        all.sort(SpoolEntry.BY_ARRIVAL);
        return all;
    }
}
