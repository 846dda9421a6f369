// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenario;
import org.osgi.service.event.Event;

/** One instance that many mails are queued in and sent from. */
final class Bulk implements AutoCloseable {

    /** Nothing listens there. */
    private static final int NOWHERE = 1;

    private static final int PRODUCERS = 4;

    private final FelixContainer felix;
    private final AutoCloseable listener;
    private final Semaphore queued = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private volatile LongConsumer doneListener = due -> {};

    Bulk(FelixContainer felix) {
        this.felix = felix;
        this.listener = felix.listen(this::hear, "bulk/Queued", "bulk/Done");
    }

    private void hear(Event event) {
        if (event.getTopic().endsWith("/Queued")) {
            queued.release();
        } else if (event.getTopic().endsWith("/Done")) {
            if (event.getProperty("correlationId") instanceof Long due) {
                doneListener.accept(due);
            }
            done.release();
        }
    }

    /** Nothing goes out until {@link #sendTo}. */
    void hold() {
        configure(NOWHERE);
    }

    void sendTo(int port) {
        configure(port);
    }

    private void configure(int port) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("mailServer", "127.0.0.1");
        configuration.put("port", port);
        configuration.put("sender", Scenario.SENDER);
        configuration.put("recipients", "recipient@example.com");
        configuration.put("maxQueued", 1_000_000);
        configuration.put("maxMessageBytes", 200_000_000L);
        felix.configure("bulk", configuration);
    }

    /** Has the correlation id of each mail that is Done, where that is a number, told from now on. */
    void onDone(LongConsumer listener) {
        doneListener = listener;
    }

    /** Returns when the handler has. */
    void postOne(Map<String, ?> event) {
        felix.post("bulk/Send", event);
    }

    /** Returns when all are on disk. */
    void post(int count, Map<String, ?> event) throws InterruptedException {
        queued.drainPermits();
        Thread[] producers = new Thread[PRODUCERS];
        for (int i = 0; i < PRODUCERS; i++) {
            int share = count / PRODUCERS + (i < count % PRODUCERS ? 1 : 0);
            producers[i] = new Thread(() -> {
                for (int sent = 0; sent < share; sent++) {
                    felix.post("bulk/Send", event);
                }
            });
            producers[i].start();
        }
        for (Thread producer : producers) {
            producer.join();
        }
        await(queued, count);
    }

    /** Seconds between the outcome of the first and of the last of so many mails. */
    double awaitDone(int count) throws InterruptedException {
        await(done, 1);
        long start = System.nanoTime();
        await(done, count - 1);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(Semaphore events, int count) throws InterruptedException {
        if (!events.tryAcquire(count, 10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("only " + events.availablePermits() + " of " + count + " came");
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
