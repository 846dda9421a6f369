// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private Paces(DataSource source) {
        this.source = source;
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
        compare("taken, 1 producer", () -> bareInserts(1), () -> inserts(node, 1));
        compare("taken, 8 producers", () -> bareInserts(MANY), () -> inserts(node, MANY));
        compare("ended, 1 at a time", () -> bareEnds(1), () -> ends(node, 1));
        compare("ended, 8 at a time", () -> bareEnds(MANY), () -> ends(node, MANY));
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

    /** What each thread does with the numbers it is given. */
    @FunctionalInterface
    private interface Share {
        void work(int thread) throws Exception;
    }

    private static double timed(int threads, int mails, Share share) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long before = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(pool.submit(() -> {
                    share.work(thread);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return mails * 1e9 / (System.nanoTime() - before);
        } finally {
            pool.shutdown();
        }
    }

    private static final String INSERT = "INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, due,"
            + " state, record, size, body) VALUES ('bare', ?, 'a', false, 0, 0, '', ?, ?, ?)";

    private double bareInserts(int threads) throws Exception {
        List<Connection> connections = connections(threads);
        double pace = timed(threads, MAILS, thread -> insert(connections.get(thread), MAILS / threads, true));
        close(connections);
        return pace;
    }

    private void insert(Connection connection, int mails, boolean commitEach) throws Exception {
        connection.setAutoCommit(commitEach);
        byte[] body = TEXT.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < mails; i++) {
                statement.setLong(1, ids.incrementAndGet());
                statement.setString(2, "record".repeat(30));
                statement.setInt(3, body.length);
                statement.setBytes(4, body);
                statement.executeUpdate();
            }
        }
        if (!commitEach) {
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private List<Connection> connections(int count) throws Exception {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(source.getConnection());
        }
        return connections;
    }

    private static void close(List<Connection> connections) throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private static double inserts(TestNode node, int threads) throws Exception {
        return timed(threads, MAILS, thread -> {
            for (int i = 0; i < MAILS / threads; i++) {
                node.insert(node.next(), TEXT, java.util.Optional.empty(), 10_000_000);
            }
        });
    }

    /** Read; deleted with its outcome written; outcome deleted. */
    private double bareEnds(int threads) throws Exception {
        List<Connection> connections = connections(threads);
        try (Connection first = source.getConnection()) {
            insert(first, MAILS, false);
        }
        AtomicLong next = new AtomicLong(ids.get() - MAILS);
        double pace = timed(threads, MAILS, thread -> {
            Connection connection = connections.get(thread);
            for (int i = 0; i < MAILS / threads; i++) {
                end(connection, next.incrementAndGet());
            }
        });
        close(connections);
        return pace;
    }

    private static void end(Connection connection, long id) throws Exception {
        try (PreparedStatement read = connection.prepareStatement(
                "SELECT record, state, body FROM mailsender_mail WHERE instance = 'bare'" + " AND id = ?")) {
            read.setLong(1, id);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                row.getBytes(3);
            }
        }
        connection.setAutoCommit(false);
        update(connection, "DELETE FROM mailsender_mail WHERE instance = 'bare' AND id = ?", id);
        update(
                connection,
                "INSERT INTO mailsender_outcome (instance, id, origin, manual, key_hash, ending, state, server, reply,"
                        + " record, size, ender) VALUES ('bare', ?, 'a', false, 0, 'DONE', 'state', 'server', '250 ok',"
                        + " 'record', 1024, 'a')",
                id);
        connection.commit();
        connection.setAutoCommit(true);
        update(connection, "DELETE FROM mailsender_outcome WHERE instance = 'bare' AND id = ?", id);
    }

    private static void update(Connection connection, String sql, long id) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    private double ends(TestNode node, int threads) throws Exception {
        try (Connection first = source.getConnection();
                PreparedStatement all = first.prepareStatement("DELETE FROM mailsender_mail")) {
            all.executeUpdate();
            try (PreparedStatement fill = first.prepareStatement(
                    "INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, record, size, body)"
                            + " SELECT 'orders', n, 'a', false, 0, ?, 1024, ? FROM generate_series(?, ?) AS n")) {
                fill.setString(1, node.record());
                fill.setBytes(2, TEXT.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                long from = ids.getAndAdd(MAILS) + 1;
                fill.setLong(3, from);
                fill.setLong(4, from + MAILS - 1);
                fill.executeUpdate();
            }
        }
        node.forgetWindow();
        java.util.concurrent.ConcurrentLinkedQueue<QueueEntry> queue =
                new java.util.concurrent.ConcurrentLinkedQueue<>();
        java.util.Set<Long> seen = java.util.concurrent.ConcurrentHashMap.newKeySet();
        AtomicLong ended = new AtomicLong();
        return timed(threads, MAILS, thread -> {
            while (ended.get() < MAILS) {
                QueueEntry entry = queue.poll();
                if (entry == null) {
                    synchronized (queue) {
                        if (queue.isEmpty()) {
                            node.forgetWindow();
                            for (WaitingMail mail : node.store.waiting()) {
                                if (seen.add(mail.entry().id())) {
                                    queue.add(mail.entry());
                                }
                            }
                        }
                    }
                } else {
                    node.store.read(entry).orElseThrow().writeTo(OutputStream.nullOutputStream());
                    node.store.end(entry, TestNode.done());
                    node.store.published(entry, Ending.DONE);
                    ended.incrementAndGet();
                }
            }
        });
    }
}
