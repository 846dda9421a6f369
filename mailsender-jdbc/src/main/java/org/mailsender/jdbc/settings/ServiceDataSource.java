// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Connections by whatever service gives them at the moment: a data source that is configured elsewhere, or PostgreSQL's
 * driver. Either may come and go; without, there is no connection, and the reason says so. Thread-safe.
 */
public final class ServiceDataSource implements DataSource, AutoCloseable {

    /** When everything starts, the service may come a moment later. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Makes a connection by a service. */
    @FunctionalInterface
    private interface Connecting {
        Connection by(Object service) throws SQLException;
    }

    private final ServiceTracker<Object, Object> services;
    private final Connecting connecting;
    private final String missing;

    private ServiceDataSource(ServiceTracker<Object, Object> services, Connecting connecting, String missing) {
        this.services = services;
        this.connecting = connecting;
        this.missing = missing;
        services.open();
    }

    /**
     * Watches for the service.
     *
     * @param settings which
     * @param context the bundle's
     * @return to be closed
     */
    public static ServiceDataSource of(JdbcSettings settings, BundleContext context) {
        if (!settings.target().isEmpty()) {
            return new ServiceDataSource(
                    new ServiceTracker<>(context, DataSourceFilter.ofDataSource(settings.target()), null),
                    service -> ((DataSource) service).getConnection(),
                    "no service javax.sql.DataSource matches dataSource.target " + settings.target());
        }
        JdbcSettings.Login login = settings.login();
        Properties additions =
                new JdbcUrl(login.url()).additions(login, settings.database().node());
        return new ServiceDataSource(
                new ServiceTracker<>(context, DataSourceFilter.ofDriver(), null),
                service -> connect((DataSourceFactory) service, login.url(), additions),
                "PostgreSQL's driver is not there; deploy the bundles org.postgresql.jdbc and org.osgi.service.jdbc");
    }

    private static Connection connect(DataSourceFactory factory, String url, Properties additions) throws SQLException {
        Driver driver = factory.createDriver(new Properties());
        Connection connection = driver.connect(url, additions);
        if (connection == null) {
            throw new SQLException("PostgreSQL's driver does not understand the url " + url);
        }
        return connection;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Object service = services.waitForService(PATIENCE.toMillis());
            if (service == null) {
                throw new SQLException(missing);
            }
            return connecting.by(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the service was waited for", e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("user and password are configured");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // There is nothing to write.
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("it is configured");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("java.util.logging is not used");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public void close() {
        services.close();
    }
}
