// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One runnable Felix with MailSender and a shop, as a process of its own, on a disk of its own; the ledger lies outside, for
 * it must not be lost with the disk. Thread-safe.
 */
final class ShopNode {

    private static final int ORDERS = 300;
    private static final int PAUSE_MILLIS = 90;

    private final String name;
    private final Path disk;
    private final Path ledger;
    private final Map<String, String> configuration;
    private Process process;
    private boolean closed;

    /** The configuration is a text for each file below the node's folder. */
    ShopNode(String name, Path work, Map<String, String> configuration) {
        this.name = name;
        this.disk = work.resolve("node-" + name);
        this.ledger = work.resolve("ledger-" + name);
        this.configuration = new TreeMap<>(configuration);
    }

    String name() {
        return name;
    }

    /** With a new disk, as {@code bin/mailsender} of the distribution starts. */
    synchronized void start(Path distribution, Path shop) throws IOException {
        if (closed) {
            return;
        }
        Folders.copy(distribution, disk);
        Files.copy(shop, disk.resolve("bundle/shop.jar"), StandardCopyOption.REPLACE_EXISTING);
        for (Map.Entry<String, String> file : configuration.entrySet()) {
            Files.writeString(disk.resolve(file.getKey()), file.getValue());
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "bin/mailsender")
                .directory(disk.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        ledger.resolveSibling("log-" + name).toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", options());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
    }

    private String options() {
        return String.join(
                " ",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dshop.name=" + name,
                "-Dshop.orders=" + ORDERS,
                "-Dshop.pauseMillis=" + PAUSE_MILLIS,
                "-Dshop.tally=" + tally(),
                "-Dshop.ledger=" + ledger);
    }

    private Path tally() {
        return ledger.resolveSibling("tally-" + name);
    }

    synchronized long pid() {
        return process.pid();
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9} does; then all that it had on its disk is deleted. */
    synchronized void loseDisk() throws IOException {
        kill();
        Folders.delete(disk);
    }

    private void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Has placed all of its orders. */
    boolean isSoldOut() throws IOException {
        return Files.exists(tally()) && Files.size(tally()) >= ORDERS;
    }

    static int orders() {
        return ORDERS;
    }

    /** What its incarnations have heard, without a line that is just being written. */
    List<String> heard() throws IOException {
        if (!Files.exists(ledger)) {
            return List.of();
        }
        String text = Files.readString(ledger, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What it printed, for those who look for a fault. */
    String log() throws IOException {
        return Files.readString(ledger.resolveSibling("log-" + name), StandardCharsets.UTF_8);
    }

    /** Ends it for good, however far it is. */
    synchronized void close() {
        closed = true;
        kill();
    }
}
