// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mailsender.testserver.SmtpTestServer;

/** Several nodes that run at the same time, each with folders of its own. */
final class Nodes implements Closeable {

    private final List<Node> nodes;

    /** They are called {@code test-1} and so on. */
    Nodes(String test, int count) {
        nodes = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Node(test + "-" + number))
                .toList();
    }

    List<Node> all() {
        return nodes;
    }

    Node get(int index) {
        return nodes.get(index);
    }

    void addBundle(Path jar) {
        nodes.forEach(node -> node.addBundle(jar));
    }

    /** Gives each the same file. */
    void write(String file, String content) {
        nodes.forEach(node -> node.felix().write(file, content));
    }

    /** Takes the same file from each. */
    void delete(String file) {
        nodes.forEach(node -> node.felix().delete(file));
    }

    void start(String... jvmOptions) {
        nodes.forEach(node -> node.start(jvmOptions));
    }

    void await(String instance) {
        nodes.forEach(node -> node.await(instance));
    }

    void eventually(BooleanSupplier condition, String what) {
        eventually(condition, () -> what);
    }

    void eventually(BooleanSupplier condition, Supplier<String> what) {
        nodes.get(0).felix().eventually(condition, what);
    }

    /** What all of them heard of an instance so far, and what the server got. */
    Tally tally(String instance, SmtpTestServer server) {
        return new Tally(
                instance,
                nodes.stream().flatMap(node -> node.witness().lines().stream()).toList(),
                server.mails());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
