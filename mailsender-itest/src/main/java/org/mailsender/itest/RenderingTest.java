// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.event.Event;

/** What becomes of an event while its mail is made and its instance changes. */
class RenderingTest extends InstanceTestCase {

    /** One address that is not told before the test allows it. */
    private static final class HeldBack extends AbstractCollection<String> {

        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch allowed = new CountDownLatch(1);

        @Override
        public Iterator<String> iterator() {
            asked.countDown();
            await(allowed);
            return List.of("late@example.com").iterator();
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEventHasOneOutcomeIfItsConfigurationIsDeletedAndMadeAgainMeanwhile() throws Exception {
        Configuration first = felix.create("orders", properties);
        HeldBack recipients = new HeldBack();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(
                () -> felix.send("orders/Send", Map.of("subject", "Late", "recipients", recipients)));
        await(recipients.asked);

        first.delete();
        Felix.eventually(() -> !felix.hasInstance("orders"), "the end of the instance");
        felix.create("orders", properties);
        recipients.allowed.countDown();
        sending.join();
        felix.send("orders/Send", Map.of("subject", "Afterwards"));
        events.await("orders/Done", event -> "Afterwards".equals(event.getProperty("subject")), 1);
        events.await("org/mailsender/Transaction/FAILURE");

        Event failed = events.await("orders/Failed");
        assertTrue(failed.getProperty("error").toString().contains("stopped"), () -> "" + failed.getProperty("error"));
        assertEquals(1, events.on("orders/Failed").size());
        assertEquals(1, events.on("orders/Queued").size());
        assertEquals(1, server.mails().size());
        assertEquals(0, waiting());
    }

    private long waiting() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(properties.get("spoolDirectory").toString()).resolve("orders"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }
}
