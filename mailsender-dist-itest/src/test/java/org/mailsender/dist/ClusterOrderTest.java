// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** One connection, three fail-overs, a server that goes and returns: what each node posted arrives in order. */
@ExtendWith(ClusterExtension.class)
class ClusterOrderTest {

    private final Cluster cluster;

    ClusterOrderTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void orderOutlivesFailOversOfTheDatabaseAndOfTheSender() {
        try (SharedQueue queue = cluster.queue("order", Map.of())) {
            Feed feed = new Feed(cluster.nodes(), "order", 300, Duration.ofMillis(20));
            for (int round = 1; round <= 3; round++) {
                int before = feed.handled();
                cluster.nodes().eventually(() -> feed.hasEnded() || feed.handled() > before + 60, "some events more");
                loseServerSenderAndDatabase(queue);
            }
            feed.join();
            Tally tally = queue.settled();

            assertEquals(0, tally.inversions(), tally.toString());
            assertEquals(Set.of(), tally.failed(), tally.toString());
        }
    }

    private void loseServerSenderAndDatabase(SharedQueue queue) {
        cluster.nodes().eventually(queue::hasSender, "a sender");
        queue.server().when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down"));
        queue.server().dropConnections();
        Node sender = queue.sender();
        cluster.databases().primary().loseDisk();
        cluster.databases().failOver();
        cluster.restart(sender);
        cluster.databases().renewStandby();
        queue.server().behave();
    }
}
