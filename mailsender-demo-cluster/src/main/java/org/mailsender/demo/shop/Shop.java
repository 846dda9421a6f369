// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mailsender.MailSender;
import org.mailsender.PropertyNames;
import org.mailsender.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Customers of one node: an order at a time, at an even pace, from when the instance is there until all are placed. After a
 * kill it goes on behind the last number that it had begun.
 */
@Component(
        immediate = true,
        service = {})
public final class Shop {

    private final String name = System.getProperty("shop.name");
    private final int orders = Integer.getInteger("shop.orders");
    private final Path tally = Path.of(System.getProperty("shop.tally"));
    private final EventAdmin events;
    private final ScheduledExecutorService customers = Executors.newSingleThreadScheduledExecutor();

    /**
     * Opens the shop.
     *
     * @param events takes the orders
     * @param instance that there is somebody who makes mails of them
     */
    @Activate
    public Shop(
            @Reference(name = "events") EventAdmin events,
            @Reference(name = "instance", target = "(instance=orders)") MailSender instance) {
        this.events = events;
        long pause = Long.getLong("shop.pauseMillis");
        customers.scheduleWithFixedDelay(this::order, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void order() {
        try {
            long number = begun() + 1;
            if (number > orders) {
                customers.shutdown();
                return;
            }
            Files.write(tally, new byte[] {'|'}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            String id = name + '-' + number;
            events.sendEvent(new Event(
                    Topics.of("orders", Topics.SEND),
                    Map.of(
                            PropertyNames.CORRELATION_ID, id,
                            PropertyNames.SUBJECT, id,
                            PropertyNames.MESSAGE, "Thank you for order " + number + '.')));
        } catch (IOException e) {
            throw new IllegalStateException("cannot count orders in " + tally, e);
        }
    }

    /** A stroke for each, so that a kill leaves no half of a number. */
    private long begun() throws IOException {
        return Files.exists(tally) ? Files.size(tally) : 0;
    }

    @Deactivate
    void close() {
        customers.shutdownNow();
    }
}
