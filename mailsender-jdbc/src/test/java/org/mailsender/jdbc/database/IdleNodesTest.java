// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mailsender.store.StoreRequest;

class IdleNodesTest extends DatabaseTestCase {

    private static final int NODES = 50;
    private static final int INSTANCES = 200;
    private static final Duration OBSERVED = Duration.ofSeconds(10);

    private final AtomicLong statements = new AtomicLong();

    @Test
    void fiftyIdleNodesWithTwoHundredInstancesNeedFewStatements() throws Exception {
        server.set("max_connections", "300");
        server.stop();
        server.start();
        List<Database> databases = new ArrayList<>();
        List<RecordingListener> listeners = new ArrayList<>();
        try {
            for (int n = 0; n < NODES; n++) {
                Database database = new Database(
                        counted(DataSource.class, source()),
                        new DatabaseSettings(
                                "n" + n, Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMillis(500), true));
                databases.add(database);
                for (int i = 0; i < INSTANCES; i++) {
                    DatabaseStore store =
                            database.open(new StoreRequest("i" + i, "settings", new EmptySpool(), new LineFormat()));
                    RecordingListener listener = new RecordingListener();
                    listeners.add(listener);
                    store.sharing().orElseThrow().start(listener);
                }
            }
            TestNode.await("all to be sent by somebody", () -> begun(listeners) >= INSTANCES);
            TestNode.await(
                    "all to have joined",
                    () -> ask("SELECT count(*) FROM mailsender_member").equals("" + NODES * INSTANCES));
            long before = statements.get();
            Thread.sleep(OBSERVED.toMillis());
            double pace = (statements.get() - before) / (double) OBSERVED.toSeconds();

            System.out.println("idle: " + pace + " statements a second");
            assertTrue(pace <= 20, pace + " statements a second");
            assertTrue(begun(listeners) == INSTANCES, "nobody lost its lease");
        } finally {
            databases.parallelStream().forEach(Database::close);
        }
    }

    private static long begun(List<RecordingListener> listeners) {
        return listeners.stream().mapToLong(listener -> listener.begun.size()).sum();
    }

    /** Counts what is executed by whatever comes of it. */
    private <T> T counted(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    Object result;
                    try {
                        result = method.invoke(real, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (result instanceof Connection connection
                            && !method.getName().equals("unwrap")) {
                        return counted(Connection.class, connection);
                    }
                    if (result instanceof PreparedStatement statement) {
                        return counted(PreparedStatement.class, statement);
                    }
                    return result instanceof Statement statement ? counted(Statement.class, statement) : result;
                }));
    }
}
