// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.postgres.PostgresServer;

/** Two Karafs share one queue, one by a pool of pax-jdbc-config, one by a URL, both looked at and led over their shells. */
class KarafClusterTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final KarafNode east = new KarafNode("east");
    private final KarafNode west = new KarafNode("west");
    private final List<KarafNode> nodes = List.of(east, west);
    private PostgresServer database;

    @BeforeEach
    void start() {
        try {
            database = PostgresServer.empty(PostgresBinaries.obtain()).start();
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PostgreSQL, because " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
        CompletableFuture<Void> starting = CompletableFuture.runAsync(
                () -> east.start("mailsender-jdbc", "pax-jdbc-config", "pax-jdbc-pool-dbcp2"));
        west.start("mailsender-jdbc");
        starting.join();
        east.connectByPool(database);
        west.connectByUrl(database);
        nodes.forEach(node -> node.sendTo(server.port()));
        nodes.forEach(node -> eventually(() -> node.sender().isPresent(), "a sender, by " + node.name()));
    }

    @AfterEach
    void close() {
        nodes.forEach(KarafNode::close);
        server.close();
        if (database != null) {
            database.close();
        }
    }

    private void eventually(BooleanSupplier condition, String what) {
        nodes.get(0)
                .karaf()
                .eventually(
                        condition,
                        () -> what + "; the logs:\n" + nodes.get(0).karaf().log() + "\n"
                                + nodes.get(1).karaf().log());
    }

    private KarafNode sender() {
        return nodes.stream()
                .filter(node -> node.sender().equals(Optional.of(node.name())))
                .findFirst()
                .orElseThrow();
    }

    private KarafNode other(KarafNode one) {
        return nodes.get(1 - nodes.indexOf(one));
    }

    /** All say the same, and each its own name. */
    private void assertSends(KarafNode sender, KarafNode... alive) {
        for (KarafNode node : alive) {
            eventually(
                    () -> node.sender().equals(Optional.of(sender.name())),
                    sender.name() + " sends, by " + node.name());
            assertEquals(Optional.of(node.name()), node.node());
        }
    }

    private static void assertShows(String expected, String output) {
        assertTrue(output.contains(expected), () -> expected + " is not in: " + output);
    }

    @Test
    void theOtherKarafShowsTreatsAndTakesOverWhatOneHad() {
        KarafNode first = sender();
        KarafNode second = other(first);
        assertSends(first, first, second);
        String services = east.karaf().shell("service:list javax.sql.DataSource");
        assertShows("dataSourceName = mailsender", services);
        assertFalse(services.contains(database.password()), services);
        String pools = east.karaf().shell("service:list org.ops4j.pax.jdbc.pool.common.PooledDataSourceFactory");
        assertShows("Used by", pools.substring(pools.indexOf("pool = dbcp2")));
        server.when(Step.RCPT).containing("later@").then(Reaction.reply("450 4.2.1 Later"));
        server.when(Step.RCPT).containing("nobody@").then(Reaction.reply("550 5.1.1 Unknown"));

        raiseAtBoth(first, second);
        treatAtTheOther(second);
        assertShows(second.name() + " sends them from now on.", second.mail("yield", ""));
        assertSends(second, first, second);

        second.karaf().kill();
        first.raise("behind", "ops@example.com");
        eventually(() -> subjects().contains("behind"), "a mail by the node that is left");
        assertSends(first, first);
        server.behave();
        assertShows("1 mail(s) tried again.", first.mail("retry", "queued"));
        eventually(() -> subjects().contains("waiting"), "the mail that the dead node took");
        assertShows("No mail waits.", first.mail("queue", ""));
        assertEquals(List.of("behind", "commanded", "event", "refused", "waiting"), subjects());
    }

    /** Each kind of mail comes to its place, wherever it came in. */
    private void raiseAtBoth(KarafNode first, KarafNode second) {
        first.raise("event", "ops@example.com");
        assertShows("Mail sent to 1 recipient(s)", second.mail("send", "-s commanded Text"));
        first.raise("unwanted", "later@example.com");
        second.raise("waiting", "later@example.com");
        first.raise("refused", "nobody@example.com");
        for (KarafNode node : nodes) {
            eventually(() -> node.id("failed", "refused").isPresent(), "a failed mail at " + node.name());
            for (String subject : List.of("unwanted", "waiting")) {
                eventually(() -> node.id("queue", subject).isPresent(), subject + " at " + node.name());
            }
            eventually(() -> lines(node.mail("queue", ""), "450 4.2.1 Later") == 2, "deferrals at " + node.name());
        }
        assertEquals(List.of("commanded", "event"), subjects());
    }

    private void treatAtTheOther(KarafNode second) {
        assertShows(
                "1 mail(s) dropped.",
                second.mail("drop", second.id("queue", "unwanted").orElseThrow()));
        server.behave();
        server.when(Step.RCPT).containing("later@").then(Reaction.reply("450 4.2.1 Later"));
        assertShows(
                "1 mail(s) tried again.",
                second.mail("retry", second.id("failed", "refused").orElseThrow()));
        eventually(() -> subjects().contains("refused"), "the mail that had failed");
        for (KarafNode node : nodes) {
            eventually(
                    () -> node.mail("failed", "").contains("No mail has failed."), "no failed mail at " + node.name());
            assertFalse(node.mail("queue", "").contains("unwanted"), node::name);
        }
    }

    private static long lines(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    private List<String> subjects() {
        return server.mails().stream()
                .map(mail -> mail.header("Subject"))
                .sorted()
                .toList();
    }
}
