// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.mailsender.store.StoreRequest;

/**
 * The database that keeps the queues of all nodes, as seen from this one. It connects by itself, in the background, and
 * again whenever it has to. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Node node;
    private final Set<DatabaseStore> stores = ConcurrentHashMap.newKeySet();

    /**
     * Begins to connect.
     *
     * @param source gives connections; its time-outs should be set, at most 2 s to connect
     * @param settings how to take part
     */
    public Database(DataSource source, DatabaseSettings settings) {
        this.node = Node.of(source, settings);
        node.housekeeping().start();
    }

    /**
     * Opens the queue of an instance, whether the database answers or not.
     *
     * @param request whose; its local spool is not closed by what is returned
     * @return open; it does nothing by itself until its {@link DatabaseStore#sharing sharing} is started
     */
    public DatabaseStore open(StoreRequest request) {
        DatabaseStore store = new DatabaseStore(request, node, stores::remove);
        stores.add(store);
        return store;
    }

    /**
     * Why the database is not used at the moment.
     *
     * @return a sentence, empty while all is well
     */
    public Optional<String> trouble() {
        return node.connecting().trouble().or(node.housekeeping().reigns()::clash);
    }

    /** Hands over what this node sends, and disconnects; stores still open are closed. Returns within seconds. */
    @Override
    public void close() {
        stores.parallelStream().forEach(DatabaseStore::close);
        node.housekeeping().close(PATIENCE);
    }
}
