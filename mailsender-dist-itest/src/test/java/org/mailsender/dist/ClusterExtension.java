// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.postgres.PostgresPair;

/** One cluster for all tests that want one, for it takes a while to start; left out aloud where there is no PostgreSQL. */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        if (store(context).get(Cluster.class) == null) {
            store(context).put(Cluster.class, new Cluster(startDatabases()));
        }
    }

    private static PostgresPair startDatabases() {
        try {
            return PostgresPair.start(PostgresBinaries.obtain());
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PostgreSQL, because " + e.getMessage());
            return Assumptions.abort(e.getMessage());
        }
    }

    /** Closed behind the last test. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(ClusterExtension.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(Cluster.class);
    }
}
