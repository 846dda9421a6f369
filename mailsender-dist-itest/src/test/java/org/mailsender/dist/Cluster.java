// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.Closeable;
import java.util.Map;
import org.mailsender.testserver.postgres.PostgresPair;

/** Three nodes that share their queues in a pair of databases. All run when a test begins, and again when it ends. */
final class Cluster implements Closeable {

    /** Little, so that a large mail does not fit. */
    private static final String HEAP = "-Xmx64m";

    private final Nodes nodes = new Nodes("cluster", 3);
    private final PostgresPair databases;

    Cluster(PostgresPair databases) {
        this.databases = databases;
        nodes.all().forEach(node -> join(node, node.name()));
        nodes.all().forEach(this::start);
    }

    /** Configures the database for a node, under a name that may be another's. */
    void join(Node node, String name) {
        node.felix()
                .write(
                        "etc/org.mailsender.jdbc.cfg",
                        String.join(
                                "\n",
                                "url=" + databases.url(),
                                "user=" + databases.primary().user(),
                                "password=" + databases.primary().password(),
                                "node=" + name,
                                "leaseSeconds=5",
                                "nodeTimeoutSeconds=20",
                                ""));
    }

    void start(Node node) {
        node.start(HEAP);
    }

    /** Kills a node, and starts it again; it comes back while the test goes on. */
    void restart(Node node) {
        node.felix().kill();
        start(node);
    }

    /** A queue of all nodes, with a mail server of its own. */
    SharedQueue queue(String instance, Map<String, String> changes) {
        return new SharedQueue(this, instance, changes);
    }

    Nodes nodes() {
        return nodes;
    }

    PostgresPair databases() {
        return databases;
    }

    @Override
    public void close() {
        nodes.close();
        databases.close();
    }
}
