// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Connections of a data source that keeps them, as a pool within Java does. */
class LentConnectionsTest extends DatabaseTestCase {

    private final List<Connection> kept = new CopyOnWriteArrayList<>();

    /** A pool that wraps each connection, so that closing it gives it back. */
    private DataSource pool() {
        DataSource source = source();
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> lent(source.getConnection()));
    }

    private Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        kept.add(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void areGivenBackAsTheyWere() throws Exception {
        TestNode a = node(pool(), "a").start().awaitReign();
        a.mail("Hello");
        a.close();
        TestNode.await("the connections", () -> kept.size() == 3);

        for (Connection connection : kept) {
            assertEquals("on|0|", traces(connection).substring(0, 5));
            connection.close();
        }
    }
}
