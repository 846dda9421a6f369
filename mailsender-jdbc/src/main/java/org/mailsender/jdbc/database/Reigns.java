// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sends what: keeps this node's lease, and takes over what nobody sends. Called by the thread that keeps house. */
final class Reigns {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final long COMPARED = TimeUnit.SECONDS.toNanos(60);

    private final Lease lease;
    private final Looking looking;
    private final SenderTable senders;
    private final NodeTable nodes;
    private final Membership membership;
    private final Map<String, SharedQueue> queues = new ConcurrentHashMap<>();
    private long renewal = System.nanoTime();
    private long comparison = System.nanoTime();
    private volatile boolean claimed;
    private volatile String clash = "";

    Reigns(Lease lease, Looking looking, SenderTable senders, NodeTable nodes, Membership membership) {
        this.lease = lease;
        this.looking = looking;
        this.senders = senders;
        this.nodes = nodes;
        this.membership = membership;
    }

    Map<String, SharedQueue> queues() {
        return queues;
    }

    /** Whether the node's name is this process's: what another one of that name took is not for this one to tell. */
    boolean hasName() {
        return claimed;
    }

    /** Why this node may not send, "" if it may. */
    Optional<String> clash() {
        return Optional.of(clash).filter(sentence -> !sentence.isEmpty());
    }

    /**
     * Looks once.
     *
     * @return when to look again at the latest, because somebody's lease may run out
     */
    Optional<Duration> look() throws IOException {
        if (!claimed) {
            claim();
        }
        boolean renew = claimed && System.nanoTime() - renewal >= 0;
        Looking.Result result = looking.look(renew, List.copyOf(queues.keySet()));
        if (result.renewed()) {
            renewal = System.nanoTime() + lease.renewal().toNanos();
        } else if (renew) {
            // Somebody has seen it run out: whatever was ours may be another's.
            claimed = false;
            lease.lost();
            queues.values().forEach(queue -> queue.duty().ifPresent(Duty::lost));
            return Optional.of(Duration.ZERO);
        }
        if (result.expired()) {
            nodes.revokeExpired();
            return Optional.of(Duration.ZERO);
        }
        result.sights().forEach(this::seen);
        takeOver(result.sights());
        compare();
        return result.nextExpiry();
    }

    /** Not while another process has the name, whose word counts. */
    private void compare() throws IOException {
        List<View> views = queues.values().stream().map(SharedQueue::view).toList();
        List<View> joining = views.stream().filter(view -> !view.isJoined()).toList();
        boolean due = System.nanoTime() - comparison >= 0;
        if (claimed && !joining.isEmpty()) {
            membership.join(joining);
        }
        if (claimed && (due || !joining.isEmpty())) {
            comparison = System.nanoTime() + COMPARED;
            membership.compare(views);
        }
    }

    /** An instance is closed here. */
    void left(String instance) {
        try {
            if (claimed) {
                membership.leave(instance);
            }
        } catch (IOException e) {
            LOG.debug("{}: the database does not hear the farewell", instance, e);
        }
    }

    private void claim() throws IOException {
        claimed = nodes.claim();
        renewal = System.nanoTime() + lease.renewal().toNanos();
        if (claimed) {
            clash = "";
        } else if (nodes.isOccupantAlive()) {
            clash = "another process has the node name " + lease.node()
                    + ", so this one sends no mails; give each its own by the key node";
        }
    }

    private void seen(Sight sight) {
        Optional.ofNullable(queues.get(sight.instance())).ifPresent(queue -> queue.seen(sight));
    }

    private void takeOver(List<Sight> sights) throws IOException {
        if (!claimed || !lease.isValid()) {
            return;
        }
        List<String> wanted = new ArrayList<>();
        for (Sight sight : sights) {
            Optional<Duty> duty = duty(sight.instance());
            if (duty.isPresent() && duty.get().wants(sight)) {
                wanted.add(sight.instance());
            }
        }
        if (!wanted.isEmpty()) {
            senders.take(wanted).forEach(taken -> duty(taken.instance()).ifPresent(duty -> duty.taken(taken)));
        }
    }

    private Optional<Duty> duty(String instance) {
        return Optional.ofNullable(queues.get(instance)).flatMap(SharedQueue::duty);
    }

    /** Whatever this node sends rests, if its lease has run out. */
    void watch() {
        if (claimed && !lease.isValid()) {
            queues.values().forEach(queue -> queue.duty().ifPresent(Duty::lapsed));
        }
    }

    void leave(Duration limit) throws IOException {
        if (claimed) {
            nodes.leave(limit);
        }
    }
}
