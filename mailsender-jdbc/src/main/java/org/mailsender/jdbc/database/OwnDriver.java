// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What PostgreSQL's own driver knows of a connection, beyond JDBC. Nothing is compiled against it, because it need not be
 * there. Confined to whoever uses the connection.
 */
final class OwnDriver {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final String CONNECTION = "org.postgresql.PGConnection";
    private static final String NOTIFICATION = "org.postgresql.PGNotification";

    private final Class<?> type;
    private final Object connection;
    private final boolean lent;

    private OwnDriver(Class<?> type, Object connection, boolean lent) {
        this.type = type;
        this.connection = connection;
        this.lent = lent;
    }

    /** Empty if it is not to be had. */
    static Optional<OwnDriver> of(Connection connection) throws SQLException {
        Optional<Class<?>> type = type(connection);
        if (type.isEmpty() || !connection.isWrapperFor(type.get())) {
            return Optional.empty();
        }
        Object own = connection.unwrap(type.get());
        return Optional.of(new OwnDriver(type.get(), own, own != connection));
    }

    /** As whoever made the connection knows it, or as this bundle does if that is a pool. */
    private static Optional<Class<?>> type(Connection connection) {
        return load(connection.getClass().getClassLoader()).or(() -> load(OwnDriver.class.getClassLoader()));
    }

    private static Optional<Class<?>> load(ClassLoader loader) {
        try {
            return Optional.of(Class.forName(CONNECTION, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Whether it belongs to a data source, which may give it to others afterwards. */
    boolean isLent() {
        return lent;
    }

    /** The number of the server's process as the server, or whoever stands before it, said when it was connected. */
    int backend() throws SQLException {
        return call(type, connection, "getBackendPID") instanceof Integer backend ? backend : 0;
    }

    /** The server keeps no statement of this connection from now on. */
    void prepareNothing() throws SQLException {
        try {
            type.getMethod("setPrepareThreshold", int.class).invoke(connection, 0);
        } catch (InvocationTargetException e) {
            throw failure(e);
        } catch (ReflectiveOperationException e) {
            LOG.debug("the driver is another one", e);
        }
    }

    /** What others have said since. */
    List<String> notifications() throws SQLException {
        List<String> words = new ArrayList<>();
        if (call(type, connection, "getNotifications") instanceof Object[] all) {
            for (Object one : all) {
                words.add((String) call(notification(), one, "getParameter"));
            }
        }
        return words;
    }

    private Class<?> notification() {
        try {
            return type.getClassLoader().loadClass(NOTIFICATION);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the driver is not whole", e);
        }
    }

    private static Object call(Class<?> type, Object target, String method) throws SQLException {
        try {
            return type.getMethod(method).invoke(target);
        } catch (InvocationTargetException e) {
            throw failure(e);
        } catch (ReflectiveOperationException e) {
            LOG.debug("the driver is another one", e);
            return null;
        }
    }

    private static SQLException failure(InvocationTargetException e) {
        return e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
    }
}
