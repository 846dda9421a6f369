// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words between nodes, by LISTEN and NOTIFY, so that they need not ask so often. Confined to the thread that keeps house,
 * but for {@link #say}.
 *
 * <p>A notification takes a lock of the whole database until its commit, so none is part of a transaction that writes.
 * Behind a pool that gives connections away between statements none arrives: it works only once one has.
 */
final class Spurs {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final String SAY = "SELECT pg_notify('mailsender', word) FROM unnest(?::text[]) AS words(word)";
    private static final String DRIVER = "org.postgresql.PGConnection";

    private final Lane lane;
    private final String hello;
    /** Guarded by itself. */
    private final Set<String> toSay = new HashSet<>();

    private Connection listening;
    private boolean works;

    Spurs(Lane lane, Lease lease) {
        this.lane = lane;
        this.hello = "hello " + lease.incarnation();
    }

    /** To be said to all nodes soon. */
    void say(String word) {
        synchronized (toSay) {
            toSay.add(word);
        }
    }

    /** Whether words arrive. */
    boolean work() {
        return works;
    }

    /** Says what is to be said. */
    void sayAll() throws IOException {
        String[] words;
        synchronized (toSay) {
            words = toSay.toArray(String[]::new);
            toSay.clear();
        }
        if (words.length > 0) {
            lane.run(Deadline.in(Deadline.OTHER), connection -> Sql.list(connection, row -> true, SAY, (Object) words));
        }
    }

    /** What others have said since. */
    List<String> hear() throws IOException {
        return lane.run(Deadline.in(Deadline.OTHER), connection -> {
            if (connection != listening) {
                works = false;
                listening = connection;
                Sql.update(connection, "LISTEN mailsender");
                say(hello);
            }
            List<String> words = new ArrayList<>(received(connection));
            works |= words.remove(hello);
            return words;
        });
    }

    /** Nothing is compiled against the driver, which need not be there. */
    private List<String> received(Connection connection) throws SQLException {
        List<String> words = new ArrayList<>();
        try {
            Optional<Class<?>> driver = driver(connection);
            if (driver.isPresent() && connection.isWrapperFor(driver.get())) {
                Object own = connection.unwrap(driver.get());
                Object all = driver.get().getMethod("getNotifications").invoke(own);
                for (Object notification : all == null ? new Object[0] : (Object[]) all) {
                    Method parameter = driver.get()
                            .getClassLoader()
                            .loadClass("org.postgresql.PGNotification")
                            .getMethod("getParameter");
                    words.add((String) parameter.invoke(notification));
                }
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            LOG.debug("the driver's notifications cannot be read", e);
        } catch (ReflectiveOperationException e) {
            LOG.debug("the driver has no notifications", e);
        }
        return words;
    }

    /** As whoever made the connection knows it, or as this bundle does if that is a pool. */
    private static Optional<Class<?>> driver(Connection connection) {
        return load(connection.getClass().getClassLoader()).or(() -> load(Spurs.class.getClassLoader()));
    }

    private static Optional<Class<?>> load(ClassLoader loader) {
        try {
            return Optional.of(Class.forName(DRIVER, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
