// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.Closeable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailsender.testserver.SmtpTestServer;

/** An instance that all nodes of a cluster have, and the server that it sends to. */
final class SharedQueue implements Closeable {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Cluster cluster;
    private final String instance;

    /** Configures it on all nodes, and waits until they take events. */
    SharedQueue(Cluster cluster, String instance, Map<String, String> changes) {
        this.cluster = cluster;
        this.instance = instance;
        Map<String, String> properties = new TreeMap<>(Map.of(
                "store", "jdbc",
                "mailServer", "127.0.0.1",
                "port", Integer.toString(server.port()),
                "sender", "app@example.com",
                "recipients", "ops@example.com",
                "retryDelaySeconds", "1",
                "retryMaxDelaySeconds", "1"));
        properties.putAll(changes);
        StringBuilder text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        cluster.nodes().write("etc/org.mailsender-" + instance + ".cfg", text.toString());
        cluster.nodes().await(instance);
        cluster.nodes().eventually(this::hasSender, "a sender of " + instance);
    }

    SmtpTestServer server() {
        return server;
    }

    boolean post(Node node, String correlationId, Map<String, String> more) {
        return node.post(instance, correlationId, more);
    }

    Tally tally() {
        return cluster.nodes().tally(instance, server);
    }

    /** Who sends, by the database. */
    Node sender() {
        return findSender().orElseThrow();
    }

    boolean hasSender() {
        return findSender().isPresent();
    }

    /** Nobody as well while the database is away, or has no tables yet. */
    private Optional<Node> findSender() {
        try {
            String name = cluster.databases()
                    .primary()
                    .ask("SELECT n.name FROM mailsender_sender s JOIN mailsender_node n USING (incarnation)"
                            + " WHERE s.instance = '" + instance + "' AND n.until > now()");
            return cluster.nodes().all().stream()
                    .filter(node -> node.name().equals(name))
                    .findFirst();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** One that does not send. */
    Node bystander() {
        Node sender = sender();
        return cluster.nodes().all().stream()
                .filter(node -> node != sender)
                .findFirst()
                .orElseThrow();
    }

    void awaitDone(int mails) {
        cluster.nodes().eventually(() -> tally().done().size() >= mails, mails + " mails to flow");
    }

    /** Waits until all that was accepted has arrived, and somebody has told of its end. */
    Tally settled() {
        cluster.nodes().eventually(() -> tally().lost().isEmpty(), () -> "the mails: " + tally());
        cluster.nodes().eventually(() -> tally().untold().isEmpty(), () -> "the ends of " + tally().untold());
        Tally tally = tally();
        System.out.println(instance + ": " + tally);
        return tally;
    }

    /** Leaves the nodes without it, and waits until they are. */
    @Override
    public void close() {
        cluster.nodes().delete("etc/org.mailsender-" + instance + ".cfg");
        cluster.nodes()
                .all()
                .forEach(node -> cluster.nodes()
                        .eventually(() -> !node.has(instance), "the end of " + instance + " at " + node.name()));
        server.close();
    }
}
