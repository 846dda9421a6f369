// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of the cluster that is not dead, but away: the sender, the database, the standby. */
@ExtendWith(ClusterExtension.class)
class ClusterAwayTest {

    private static final Duration TWO_LEASES = Duration.ofSeconds(10);
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("cluster.away", 8));
    private static final int EVENTS = 200;
    private static final int SOME = 30;

    private final Cluster cluster;

    ClusterAwayTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private Feed feed(String instance, Duration time) {
        return new Feed(cluster.nodes(), instance, EVENTS, time.dividedBy(EVENTS));
    }

    /** Time itself is what is tested here. */
    private static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private Tally settled(SharedQueue queue, Feed feed) {
        feed.join();
        Tally tally = queue.settled();
        assertEquals(Set.of(), tally.failed(), tally.toString());
        assertEquals(Set.of(), tally.strangers(), tally.toString());
        return tally;
    }

    @Test
    void aFrozenSenderEndsNoMailWhenItWakes() {
        try (SharedQueue queue = cluster.queue("frozen", Map.of())) {
            Feed feed = feed("frozen", TWO_LEASES);
            queue.awaitDone(SOME);
            Node sender = queue.sender();
            sender.felix().freeze();
            int before = queue.tally().done().size();
            pass(TWO_LEASES);
            sender.felix().thaw();
            assertTrue(queue.tally().done().size() > before, "nobody sent in its place");

            Tally tally = settled(queue, feed);
            assertTrue(tally.doubles() <= 1, "one connection, one freeze: " + tally);
        }
    }

    @Test
    void eventsAreTakenInTimeWhileTheDatabaseIsAway() {
        try (SharedQueue queue = cluster.queue("away", Map.of())) {
            Feed feed = feed("away", AWAY);
            queue.awaitDone(SOME);
            cluster.databases().primary().freeze();
            pass(AWAY);
            assertFalse(queue.tally().queued("durable=node").isEmpty(), "no inbox took anything");
            cluster.databases().primary().thaw();

            assertEquals(0, settled(queue, feed).doubles());
            cluster.nodes()
                    .all()
                    .forEach(node -> assertTrue(
                            node.witness().slowest("away") <= 3000,
                            node.witness().slowest("away") + " ms"));
        }
    }

    @Test
    void aCommitThatWaitsForAStandbyIsInDoubtAndNeverFailed() {
        try (SharedQueue queue = cluster.queue("doubt", Map.of())) {
            Feed feed = feed("doubt", AWAY);
            queue.awaitDone(SOME);
            cluster.databases().standby().stop();
            pass(AWAY);
            cluster.databases().standby().start();
            cluster.databases().awaitStandby();

            // The same id went to the inbox and, in doubt, to the database: it is one mail.
            assertEquals(0, settled(queue, feed).doubles());
        }
    }
}
