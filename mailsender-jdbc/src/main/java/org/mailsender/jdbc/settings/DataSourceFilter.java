// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import javax.sql.DataSource;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Filters for services that give connections. */
final class DataSourceFilter {

    private DataSourceFilter() {}

    static void check(String target) throws RefusedException {
        try {
            FrameworkUtil.createFilter(target);
        } catch (InvalidSyntaxException e) {
            throw new RefusedException(
                    "dataSource.target",
                    "'" + target + "' is no filter (" + e.getMessage()
                            + "); use one such as (osgi.jndi.service.name=mailsender).");
        }
    }

    /** For data sources that match what is configured. */
    static Filter ofDataSource(String target) {
        return filter(DataSource.class.getName(), target);
    }

    /** For PostgreSQL's driver, by the names of the OSGi JDBC service (OSGi Compendium 125), which may not be there. */
    static Filter ofDriver() {
        return filter("org.osgi.service.jdbc.DataSourceFactory", "(osgi.jdbc.driver.class=org.postgresql.Driver)");
    }

    private static Filter filter(String type, String target) {
        try {
            return FrameworkUtil.createFilter("(&(" + Constants.OBJECTCLASS + "=" + type + ")" + target + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("it is checked before", e);
        }
    }
}
