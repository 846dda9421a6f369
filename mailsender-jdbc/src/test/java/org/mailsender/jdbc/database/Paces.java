// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.WaitingMail;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How fast the store is beside the bare statements, in turns on the same machine: mails a second taken by one and by eight
 * producers, and brought from the queue to their outcome. A program, not a test.
 */
final class Paces {

    private static final int ROUNDS = 5;
    private static final int MAILS = 2000;
    private static final int MANY = 8;
    private static final String TEXT = "x".repeat(1023) + "\n";

    private final DataSource source;
    private final AtomicLong ids = new AtomicLong(1);
    private final BareStatements bare;

    private Paces(DataSource source) {
        this.source = source;
        this.bare = new BareStatements(source, ids, MAILS, TEXT);
    }

    /**
     * Prints the paces.
     *
     * @param arguments none
     * @throws Exception if anything goes wrong
     */
    public static void main(String[] arguments) throws Exception {
        try (PostgresServer server =
                PostgresServer.empty(PostgresBinaries.obtain()).start()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(server.url());
            source.setUser(server.user());
            source.setPassword(server.password());
            try (TestNode node =
                    new TestNode(source, "a", Duration.ofSeconds(15)).start().awaitReign()) {
                new Paces(source).run(node);
            }
        }
    }

    private void run(TestNode node) throws Exception {
        compare("taken, 1 producer", () -> bare.inserts(1), () -> inserts(node, 1));
        compare("taken, 8 producers", () -> bare.inserts(MANY), () -> inserts(node, MANY));
        compare("ended, 1 at a time", () -> bare.ends(1), () -> ends(node, 1));
        compare("ended, 8 at a time", () -> bare.ends(MANY), () -> ends(node, MANY));
    }

    private void compare(String what, Callable<Double> bare, Callable<Double> ours) throws Exception {
        double[] bares = new double[ROUNDS];
        double[] own = new double[ROUNDS];
        bare.call();
        ours.call();
        for (int i = 0; i < ROUNDS; i++) {
            bares[i] = bare.call();
            own[i] = ours.call();
        }
        Arrays.sort(bares);
        Arrays.sort(own);
        double bareMedian = bares[ROUNDS / 2];
        double ownMedian = own[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "%-20s bare %6.0f/s   store %6.0f/s   ratio %.2f%n",
                what,
                bareMedian,
                ownMedian,
                ownMedian / bareMedian);
    }

    private static double inserts(TestNode node, int threads) throws Exception {
        return Timed.pace(threads, MAILS, thread -> {
            for (int i = 0; i < MAILS / threads; i++) {
                node.insert(node.next(), TEXT, Optional.empty(), 10_000_000);
            }
        });
    }

    private double ends(TestNode node, int threads) throws Exception {
        try (Connection first = source.getConnection();
                PreparedStatement all = first.prepareStatement("DELETE FROM mailsender_mail")) {
            all.executeUpdate();
            try (PreparedStatement fill = first.prepareStatement(
                    "INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, record, size, body)"
                            + " SELECT 'orders', n, 'a', false, 0, ?, 1024, ? FROM generate_series(?, ?) AS n")) {
                fill.setString(1, node.record());
                fill.setBytes(2, TEXT.getBytes(StandardCharsets.US_ASCII));
                long from = ids.getAndAdd(MAILS) + 1;
                fill.setLong(3, from);
                fill.setLong(4, from + MAILS - 1);
                fill.executeUpdate();
            }
        }
        node.forgetWindow();
        Takers takers = new Takers(node);
        return Timed.pace(threads, MAILS, thread -> takers.work());
    }

    /** Threads that end all mails together. */
    private static final class Takers {

        private final TestNode node;
        private final Queue<QueueEntry> queue = new ConcurrentLinkedQueue<>();
        private final Set<Long> seen = ConcurrentHashMap.newKeySet();
        private final AtomicLong ended = new AtomicLong();

        Takers(TestNode node) {
            this.node = node;
        }

        void work() throws IOException {
            while (ended.get() < MAILS) {
                QueueEntry entry = queue.poll();
                if (entry == null) {
                    fill();
                } else {
                    node.store.read(entry).orElseThrow().writeTo(OutputStream.nullOutputStream());
                    node.store.end(entry, TestNode.done());
                    node.store.published(entry, Ending.DONE);
                    ended.incrementAndGet();
                }
            }
        }

        private synchronized void fill() throws IOException {
            if (queue.isEmpty()) {
                node.forgetWindow();
                for (WaitingMail mail : node.store.waiting()) {
                    if (seen.add(mail.entry().id())) {
                        queue.add(mail.entry());
                    }
                }
            }
        }
    }
}
