// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One of several runnable Felixes on this machine, driven by a test: takes events and commands, and remembers what it heard
 * over kills and restarts. Thread-safe but for its start and end.
 */
final class Node implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final FelixProcess felix;
    private final Witness witness;
    private final int port = KarafProcess.freePort();

    Node(String name) {
        this.name = name;
        felix = new FelixProcess(name);
        witness = new Witness(felix.home().resolve("witness"));
        DriverBundle.writeTo(felix.home().resolve("bundle"));
    }

    String name() {
        return name;
    }

    FelixProcess felix() {
        return felix;
    }

    Witness witness() {
        return witness;
    }

    void addBundle(Path jar) {
        try {
            Files.copy(jar, felix.home().resolve("bundle").resolve(jar.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start(String... jvmOptions) {
        List<String> options = new ArrayList<>(Arrays.asList(jvmOptions));
        options.add("-Ddriver.port=" + port);
        options.add("-Ddriver.witness=" + witness.file());
        felix.start(options.toArray(String[]::new));
    }

    /** Waits until an instance takes events. */
    void await(String instance) {
        felix.eventually(() -> has(instance), "instance " + instance + " of " + name);
    }

    boolean has(String instance) {
        return tell("has " + encoded(instance)).equals(Optional.of("true"));
    }

    /**
     * Has an event handled, and so a mail stored or refused; its subject is its correlation id.
     *
     * @return whether it was handled, as far as can be known: false if the node has no such instance now, died meanwhile,
     *     or does not answer
     */
    boolean post(String instance, String correlationId, Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(
                Map.of("subject", correlationId, "correlationId", correlationId, "message", "x".repeat(1000)));
        properties.putAll(more);
        StringBuilder order = new StringBuilder("event " + encoded(instance));
        properties.forEach((key, value) -> order.append(' ' + encoded(key) + '=' + encoded(value)));
        return tell(order.toString()).equals(Optional.of("true"));
    }

    /** What a command of the shell prints. */
    String shell(String line) {
        return tell("shell " + encoded(line))
                .map(answer -> URLDecoder.decode(answer, StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError(name + " does not answer to " + line));
    }

    private Optional<String> tell(String order) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((order + "\n").getBytes(StandardCharsets.US_ASCII));
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        felix.close();
    }
}
