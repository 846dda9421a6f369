// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.QueueEntry;

/**
 * The queue in memory: what is ready, in the order of the events, what waits for its time, and what is under way. Not
 * thread-safe.
 */
final class Schedule {

    private record Waiting(QueueEntry entry, Moment due) {}

    private final TreeSet<QueueEntry> ready = new TreeSet<>(QueueEntry.BY_ARRIVAL);
    private final TreeSet<QueueEntry> readyManual = new TreeSet<>(QueueEntry.BY_ARRIVAL);
    private final TreeSet<Waiting> waiting =
            new TreeSet<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::entry, QueueEntry.BY_ARRIVAL));
    private final Map<Long, Waiting> waitingById = new HashMap<>();
    private final Set<QueueEntry> underWay = new HashSet<>();
    /** Deferred because the connection broke: if the server turns out to be down, they keep their place. */
    private final Set<Long> interrupted = new HashSet<>();

    void add(QueueEntry entry) {
        (entry.manual() ? readyManual : ready).add(entry);
    }

    /** Takes the first that is ready. */
    Optional<QueueEntry> take(boolean manualOnly) {
        Optional<QueueEntry> first = first(manualOnly);
        first.ifPresent(entry -> {
            (entry.manual() ? readyManual : ready).remove(entry);
            underWay.add(entry);
        });
        return first;
    }

    private Optional<QueueEntry> first(boolean manualOnly) {
        if (manualOnly || ready.isEmpty()) {
            return readyManual.isEmpty() ? Optional.empty() : Optional.of(readyManual.first());
        }
        boolean manualFirst = !readyManual.isEmpty()
                && readyManual.first().id() < ready.first().id();
        return Optional.of(manualFirst ? readyManual.first() : ready.first());
    }

    /** Takes the first that is ready, if it meets a condition. */
    Optional<QueueEntry> takeFirst(Predicate<QueueEntry> condition) {
        return first(false).filter(condition).flatMap(entry -> take(false));
    }

    /** It is ready again, in its place, unless the queue was forgotten meanwhile. */
    void putBack(QueueEntry entry) {
        if (underWay.remove(entry)) {
            add(entry);
        }
    }

    /** Not to be tried before a moment. */
    void wait(QueueEntry entry, Moment due) {
        Waiting mail = new Waiting(entry, due);
        waiting.add(mail);
        waitingById.put(entry.id(), mail);
    }

    /** Under way no more, and not to be tried before a moment, unless the queue was forgotten meanwhile. */
    void defer(QueueEntry entry, Moment due, boolean wasInterrupted) {
        if (underWay.remove(entry)) {
            wait(entry, due);
            if (wasInterrupted) {
                interrupted.add(entry.id());
            }
        }
    }

    void finish(QueueEntry entry) {
        underWay.remove(entry);
    }

    /** Forgets all of it. */
    void clear() {
        ready.clear();
        readyManual.clear();
        waiting.clear();
        waitingById.clear();
        underWay.clear();
        interrupted.clear();
    }

    /** Makes ready what is due. */
    void promote(Moment now) {
        while (!waiting.isEmpty() && !waiting.first().due().isAfter(now)) {
            Waiting mail = waiting.pollFirst();
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
    void promote(QueueEntry entry) {
        Waiting mail = waitingById.remove(entry.id());
        if (mail != null) {
            waiting.remove(mail);
            interrupted.remove(entry.id());
            add(entry);
        }
    }

    /** Removes one, unless it is under way. */
    boolean remove(QueueEntry entry) {
        Waiting mail = waitingById.remove(entry.id());
        if (mail != null) {
            interrupted.remove(entry.id());
            return waiting.remove(mail);
        }
        return ready.remove(entry) || readyManual.remove(entry);
    }

    Optional<Moment> nextDue() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.first().due());
    }

    Optional<Moment> dueOf(QueueEntry entry) {
        return Optional.ofNullable(waitingById.get(entry.id())).map(Waiting::due);
    }

    int ready(boolean manualOnly) {
        return readyManual.size() + (manualOnly ? 0 : ready.size());
    }

    int size() {
        return ready.size() + readyManual.size() + waiting.size() + underWay.size();
    }

    /** The one whose event came first. */
    Optional<QueueEntry> oldest() {
        Stream<QueueEntry> firstReady =
                Stream.of(ready, readyManual).filter(set -> !set.isEmpty()).map(TreeSet::first);
        Stream<QueueEntry> others = Stream.concat(waiting.stream().map(Waiting::entry), underWay.stream());
        return Stream.concat(firstReady, others).min(QueueEntry.BY_ARRIVAL);
    }

    Optional<QueueEntry> find(long id) {
        Waiting later = waitingById.get(id);
        if (later != null) {
            return Optional.of(later.entry());
        }
        QueueEntry wanted = new QueueEntry(id, false, 0);
        return Stream.concat(Stream.of(ready, readyManual).map(set -> set.ceiling(wanted)), underWay.stream())
                .filter(entry -> entry != null && entry.id() == id)
                .findFirst();
    }

    /** All of them, in the order of their events. */
    List<QueueEntry> all() {
        List<QueueEntry> all = new ArrayList<>(ready);
        all.addAll(readyManual);
        waiting.forEach(mail -> all.add(mail.entry()));
        all.addAll(underWay);
        all.sort(QueueEntry.BY_ARRIVAL);
        return all;
    }
}
