// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.postgres.PostgresPair;

/** Three nodes that share one queue in a pair of databases, and the mail server that they send to. Thread-safe. */
final class ShopCluster {

    private final Path distribution = Path.of(System.getProperty("demo.felix"));
    private final Path shop = Path.of(System.getProperty("demo.shop"));
    private final SmtpTestServer mailServer = SmtpTestServer.start();
    private final PostgresPair databases;
    private final List<ShopNode> nodes;

    ShopCluster(Path work, PostgresPair databases) {
        this.databases = databases;
        nodes = Stream.of("A", "B", "C")
                .map(name -> new ShopNode(name, work, configuration(name)))
                .toList();
    }

    /** All that makes a node of a Felix. */
    private Map<String, String> configuration(String node) {
        return Map.of(
                "etc/org.mailsender.jdbc.cfg",
                String.join(
                        "\n",
                        "url=" + databases.url(),
                        "user=" + databases.primary().user(),
                        "password=" + databases.primary().password(),
                        "node=" + node,
                        "leaseSeconds=5",
                        ""),
                "etc/org.mailsender-orders.cfg",
                String.join(
                        "\n",
                        "store=jdbc",
                        "mailServer=127.0.0.1",
                        "port=" + mailServer.port(),
                        "sender=shop@example.com",
                        "recipients=customer@example.com",
                        "retryDelaySeconds=1",
                        "retryMaxDelaySeconds=1",
                        ""));
    }

    void start() throws IOException {
        for (ShopNode node : nodes) {
            start(node);
        }
    }

    void start(ShopNode node) throws IOException {
        node.start(distribution, shop);
    }

    List<ShopNode> nodes() {
        return nodes;
    }

    PostgresPair databases() {
        return databases;
    }

    int mailPort() {
        return mailServer.port();
    }

    /** Who sends now, by the database; null while nobody does. */
    ShopNode sender() {
        String name = databases
                .primary()
                .ask("SELECT n.name FROM mailsender_sender s JOIN mailsender_node n USING (incarnation)"
                        + " WHERE s.instance = 'orders' AND n.until > now()");
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    Count count() throws IOException {
        List<String> heard = new ArrayList<>();
        for (ShopNode node : nodes) {
            heard.addAll(node.heard());
        }
        return Count.of(
                heard,
                mailServer.mails().stream().map(mail -> mail.header("Subject")).toList());
    }

    boolean isSoldOut() throws IOException {
        for (ShopNode node : nodes) {
            if (!node.isSoldOut()) {
                return false;
            }
        }
        return true;
    }

    void close() {
        nodes.forEach(ShopNode::close);
    }
}
