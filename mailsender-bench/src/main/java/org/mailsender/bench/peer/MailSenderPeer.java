// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;
import org.osgi.service.event.Event;

/** MailSender, from the event posted to Done, with its spool on disk or, to see what the disk costs, in memory. */
final class MailSenderPeer implements Peer {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final FelixContainer felix;
    private final String instance;
    private final int producers;
    private final int connections;
    private final Optional<Path> memory;
    private final Map<String, Object> event = new HashMap<>();
    private final Semaphore done = new Semaphore(0);
    private final AutoCloseable outcomes;
    private volatile String failure;

    MailSenderPeer(FelixContainer felix, Scenario scenario, int port, int connections, int producers) {
        this(felix, scenario, port, connections, producers, Optional.empty());
    }

    private MailSenderPeer(
            FelixContainer felix, Scenario scenario, int port, int connections, int producers, Optional<Path> memory) {
        this.felix = felix;
        this.producers = producers;
        this.connections = connections;
        this.memory = memory;
        this.instance = "bench-" + connections + "-" + producers + (memory.isPresent() ? "-memory" : "");
        Map<String, Object> configuration = new HashMap<>();
        memory.ifPresent(spool -> configuration.put("spoolDirectory", spool.toString()));
        configuration.put("mailServer", "localhost");
        configuration.put("port", port);
        configuration.put("useSsl", scenario.tls());
        configuration.put("sender", Scenario.SENDER);
        configuration.put("recipients", scenario.addressLine());
        configuration.put("maxMessageBytes", 200_000_000L);
        configuration.put("connections", connections);
        if (scenario.login()) {
            configuration.put("userName", Way.USER);
            configuration.put("password", Way.PASSWORD);
            configuration.put("idleTimeoutSeconds", 0);
        }
        felix.configure(instance, configuration);
        outcomes = felix.listen(
                this::hear, instance + "/Done", instance + "/Failed", instance + "/Deferred", instance + "/Held");
        event.put("message", scenario.body());
        event.put("subject", Scenario.SUBJECT);
        event.put("isHtml", scenario.isHtml());
        if (scenario.isHtml()) {
            // The others send no alternative at all, so that ours is not to cost a second text of that length.
            event.put("text", Scenario.SUBJECT);
        }
        if (scenario.attachment() != null) {
            event.put("attachments", scenario.attachment().toString());
        }
    }

    /** One that keeps its mails where a force costs nothing. */
    static Peer inMemory(FelixContainer felix, Scenario scenario, int port) throws IOException {
        if (!Files.isDirectory(MEMORY)) {
            throw new IOException("there is no " + MEMORY + ", which is a file system in memory");
        }
        if (scenario.way().roundTripMillis() > 0) {
            throw new IOException("with a delay the disk is not what bounds it");
        }
        Path spools = Files.createDirectories(MEMORY.resolve("mailsender-bench"));
        return new MailSenderPeer(felix, scenario, port, 1, 1, Optional.of(spools));
    }

    private void hear(Event outcome) {
        if (outcome.getTopic().equals(instance + "/Done")) {
            done.release();
        } else if (outcome.containsProperty("error")) {
            failure = String.valueOf(outcome.getProperty("error"));
        }
    }

    @Override
    public void send(int count) throws Exception {
        int each = (count + producers - 1) / producers;
        Thread[] threads = new Thread[producers];
        for (int i = 0; i < producers; i++) {
            threads[i] = new Thread(() -> post(each), "producer");
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        while (!done.tryAcquire(each * producers, 1, TimeUnit.SECONDS)) {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private void post(int count) {
        for (int i = 0; i < count; i++) {
            felix.post(instance + "/Send", event);
        }
    }

    @Override
    public String about() {
        return (producers == 1 ? "one thread posts, " : producers + " threads post, ")
                + (connections == 1 ? "one connection" : connections + " connections")
                + ", event to Done, "
                + (memory.isPresent() ? "spool in memory, lost with the power" : "spool on disk, every force honoured");
    }

    @Override
    public void close() throws Exception {
        outcomes.close();
    }
}
