// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** Several nodes on one machine, each by itself: what happens to one is nothing to the others. */
class NodesTest {

    private static final int MAILS = 30;

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Nodes nodes = new Nodes("nodes", 3);

    @AfterEach
    void close() {
        nodes.close();
        server.close();
    }

    private void post(int node, int first) {
        IntStream.range(first, first + MAILS)
                .forEach(number -> assertTrue(nodes.get(node).post("orders", node + "." + number, Map.of())));
    }

    private Tally tally() {
        return nodes.tally("orders", server);
    }

    private void configure() {
        nodes.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer=127.0.0.1\nport=" + server.port() + "\nsender=app@example.com\nrecipients=ops@example.com\n"
                        + "retryDelaySeconds=1\nretryMaxDelaySeconds=1\n");
        nodes.start("-Xmx128m");
        nodes.await("orders");
    }

    @Test
    void aKilledAndAFrozenNodeHaveNoEffectOnOthersAndGoOnWithTheirOwn() {
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down"));
        configure();
        post(0, 0);
        nodes.get(0).felix().kill();
        assertFalse(nodes.get(0).post("orders", "0.1000", Map.of()));
        server.behave();

        post(1, 0);
        nodes.eventually(() -> tally().done().size() == MAILS, "the mails of the second");
        nodes.get(1).felix().freeze();
        CompletableFuture<Boolean> onIce =
                CompletableFuture.supplyAsync(() -> nodes.get(1).post("orders", "1." + MAILS, Map.of()));
        post(2, 0);
        nodes.eventually(() -> tally().done().size() == 2 * MAILS, "the mails of the third");
        assertTrue(nodes.get(2).shell("mail:list").contains("orders"));
        assertTrue(nodes.get(2).shell("mail:queue nobody").contains("there is no instance 'nobody'"));
        assertFalse(onIce.isDone());
        nodes.get(1).felix().thaw();
        nodes.get(0).start();
        assertTrue(onIce.join());

        nodes.eventually(() -> tally().done().size() == 3 * MAILS + 1, "the mails of all");
        Tally tally = tally();
        System.out.println("Three nodes: " + tally);
        assertEquals(Set.of(), tally.lost());
        assertEquals(Set.of(), tally.untold());
        assertEquals(Set.of(), tally.failed());
        assertEquals(Set.of(), tally.strangers());
        assertEquals(List.of(0, 0, 0), List.of(tally.doubles(), tally.repeats(), tally.inversions()));
    }

    @Test
    void nodesThatAreKilledInTurnUnderLoadLoseNothing() {
        configure();
        Feed feed = new Feed(nodes, "orders", 200, Duration.ofMillis(5));
        for (Node node : nodes.all()) {
            int before = feed.handled();
            nodes.eventually(() -> feed.hasEnded() || feed.handled() > before + 50, "some events more");
            node.felix().kill();
            node.start();
        }
        feed.join();

        nodes.eventually(() -> tally().lost().isEmpty(), "the mails of all");
        Tally tally = tally();
        System.out.println("Three kills: " + tally);
        assertTrue(tally.queued().size() > 300, tally::toString);
        assertEquals(Set.of(), tally.failed());
        assertEquals(Set.of(), tally.strangers());
        assertTrue(tally.doubles() <= nodes.all().size(), tally::toString);
        assertTrue(tally.repeats() <= nodes.all().size(), tally::toString);
    }
}
