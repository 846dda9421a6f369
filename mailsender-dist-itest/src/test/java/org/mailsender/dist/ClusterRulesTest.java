// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** What holds for one node holds for all of them together: keys, holds, names, and what operators do. */
@ExtendWith(ClusterExtension.class)
class ClusterRulesTest {

    private final Cluster cluster;

    ClusterRulesTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void oneKeyIsOneMailWhereverItsEventsCome() {
        ExecutorService posters = Executors.newFixedThreadPool(30);
        try (SharedQueue queue = cluster.queue("keys", Map.of())) {
            List<CompletableFuture<Boolean>> posted = IntStream.range(0, 300)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> queue.post(
                                    cluster.nodes().get(number % 3),
                                    number % 3 + "." + number,
                                    Map.of("messageKey", "the one")),
                            posters))
                    .toList();
            posted.forEach(one -> assertTrue(one.join()));
            assertTrue(queue.post(cluster.nodes().get(0), "0.999", Map.of()));

            // The last is the sign that all before it have gone.
            cluster.nodes().eventually(() -> queue.tally().arrived().contains("0.999"), "the last");
            assertEquals(2, queue.server().mails().size(), queue.tally()::toString);
        } finally {
            posters.shutdown();
        }
    }

    @Test
    void theNextSenderTriesAHeldAccountNoSoonerThanTheLast() {
        Map<String, String> wrong =
                Map.of("userName", "svc", "password", "wrong", "retryDelaySeconds", "15", "retryMaxDelaySeconds", "15");
        try (SharedQueue queue = cluster.queue("held", wrong)) {
            queue.server().requiring(Map.of("svc", "right"));
            assertTrue(queue.post(cluster.nodes().get(0), "0.0", Map.of()));
            cluster.nodes().eventually(() -> !held().isEmpty(), "the hold");
            Instant next =
                    Instant.ofEpochMilli(Long.parseLong(held().get(0).replaceAll(".*nextAttempt=([0-9]+).*", "$1")));
            long attempts = attempts(queue);
            cluster.restart(queue.sender());
            cluster.nodes().eventually(() -> attempts(queue) > attempts, "the next attempt");

            assertFalse(Instant.now().isBefore(next), "too soon");
        }
    }

    private List<String> held() {
        return cluster.nodes().all().stream()
                .flatMap(node -> node.witness().lines().stream())
                .filter(line -> line.startsWith("held/Held "))
                .toList();
    }

    private static long attempts(SharedQueue queue) {
        return queue.server().commands().stream()
                .filter(command -> command.startsWith("AUTH"))
                .count();
    }

    @Test
    void anyNodeListsRetriesDropsAndExports() throws IOException {
        try (SharedQueue queue = cluster.queue("refused", Map.of())) {
            queue.server().when(Step.RCPT).then(Reaction.reply("550 5.1.1 Unknown"));
            for (int number = 0; number < 3; number++) {
                assertTrue(queue.post(cluster.nodes().get(number), "0." + number, Map.of()));
            }
            cluster.nodes().eventually(() -> queue.tally().failed().size() == 3, "three refusals");
            Node other = queue.bystander();
            Path folder = other.felix().home().resolve("out");

            String failed = other.shell("mail:failed refused");
            assertTrue(failed.contains("0.2"), failed);
            String exported = other.shell("mail:export refused all " + folder);
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(
                        3,
                        files.filter(file -> file.toString().endsWith(".eml")).count(),
                        exported);
            }
            queue.server().behave();
            String retried = other.shell("mail:retry refused failed");
            cluster.nodes().eventually(() -> queue.server().mails().size() == 3, () -> "the mails: " + retried);
            assertFalse(other.shell("mail:failed refused").contains("0.2"));
        }
    }

    @Test
    void oneNameForTwoNodesIsSaidAndSendsOnce() {
        Node first = cluster.nodes().get(0);
        Node second = cluster.nodes().get(1);
        cluster.join(second, first.name());
        second.felix().eventually(() -> second.felix().output().contains("'" + first.name() + "'"), "the complaint");
        try (SharedQueue queue = cluster.queue("names", Map.of())) {
            new Feed(cluster.nodes(), "names", 50, Duration.ZERO).join();

            Tally tally = queue.settled();
            assertEquals(List.of(0, 0), List.of(tally.doubles(), tally.repeats()), tally::toString);
        } finally {
            cluster.join(second, second.name());
        }
    }
}
