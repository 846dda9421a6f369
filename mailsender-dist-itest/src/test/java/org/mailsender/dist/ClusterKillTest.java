// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three nodes share one queue, while one of them or the database is killed every few seconds, once the database's disk with
 * it. Short in a build; {@code -Dcluster.mails=10000} is the long run, and {@code -Dcluster.seed} repeats one.
 */
@ExtendWith(ClusterExtension.class)
class ClusterKillTest {

    private static final int MAILS = Integer.getInteger("cluster.mails", 900);
    private static final int KILLS = Integer.getInteger("cluster.kills", Math.max(5, MAILS / 300));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(4);

    private final long seed = Long.getLong("cluster.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Cluster cluster;

    ClusterKillTest(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Events come as long as something is killed. */
    private static Duration pause(int nodes) {
        return BETWEEN_KILLS.multipliedBy(KILLS).dividedBy(MAILS / nodes);
    }

    @Test
    void nothingIsLostWithANodeOrTheDatabasesDisk() {
        try (SharedQueue queue = cluster.queue("kills", Map.of())) {
            int nodes = cluster.nodes().all().size();
            Feed feed = new Feed(cluster.nodes(), "kills", MAILS / nodes, pause(nodes));
            for (int kill = 1; kill <= KILLS; kill++) {
                // Lets mails flow between two kills; nothing that is checked depends on how many.
                LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
                kill(kill);
            }
            feed.join();
            judge(queue.settled());
        }
    }

    private void judge(Tally tally) {
        String report = KILLS + " kills, seed " + seed + ": " + tally;
        assertTrue(tally.queued("durable=cluster").size() > MAILS / 2, report);
        assertEquals(Set.of(), tally.lost(), report);
        assertEquals(Set.of(), tally.contradicted(), report);
        assertEquals(Set.of(), tally.strangers(), report);
        assertEquals(Set.of(), tally.failed(), report);
        assertEquals(0, tally.inversions(), report);
        assertTrue(tally.doubles() <= KILLS, report);
        assertTrue(tally.repeats() <= KILLS, report);
        cluster.nodes().all().forEach(node -> assertTrue(node.witness().slowest("kills") <= 3000, report));
    }

    /** In the middle the primary with its disk; else a node, or now and then the primary. */
    private void kill(int kill) {
        if (kill == KILLS / 2) {
            cluster.databases().primary().loseDisk();
            cluster.databases().failOver();
            cluster.databases().renewStandby();
        } else if (random.nextInt(4) == 3) {
            cluster.databases().primary().kill();
            cluster.databases().primary().start();
            cluster.databases().awaitStandby();
        } else {
            cluster.restart(cluster.nodes().get(random.nextInt(3)));
        }
    }
}
