// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist.poster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Runs in the framework that is killed: posts numbered events, and writes down at once which were queued or done. */
public final class Poster implements BundleActivator, EventHandler {

    private static final long PAUSE_NANOS = 1_000_000L * Integer.getInteger("poster.pauseMillis", 0);

    private final Path witness = Path.of(System.getProperty("poster.witness"));
    private volatile boolean stopped;

    @Override
    public void start(BundleContext context) {
        context.registerService(
                EventHandler.class, this, FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, new String[] {
                    "orders/Queued", "orders/Done", "orders/Failed"
                })));
        Thread thread = new Thread(() -> post(context), "poster");
        thread.setDaemon(true);
        thread.start();
    }

    private void post(BundleContext context) {
        while (context.getServiceReference("org.mailsender.MailSender") == null) {
            if (stopped) {
                return;
            }
            Thread.onSpinWait();
        }
        ServiceReference<EventAdmin> reference = context.getServiceReference(EventAdmin.class);
        EventAdmin events = context.getService(reference);
        int first = Integer.getInteger("poster.first");
        for (int i = first; i < first + Integer.getInteger("poster.count") && !stopped; i++) {
            long begin = System.nanoTime();
            events.sendEvent(new Event("orders/Send", request(i)));
            write("posted n" + i + ". in " + (System.nanoTime() - begin) / 1_000_000 + "\n");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        write("end of posting\n");
    }

    private static Map<String, Object> request(int number) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("subject", "n" + number + ".");
        properties.put("correlationId", "n" + number + ".");
        properties.put("message", "x".repeat(2000));
        if (number < Integer.getInteger("poster.html", 0)) {
            properties.put("isHtml", true);
            properties.put("message", "<p>line</p>".repeat(500_000));
        }
        properties.put("attachments", System.getProperty("poster.attachment", ""));
        return properties;
    }

    @Override
    public void handleEvent(Event event) {
        write(event.getTopic() + " " + event.getProperty("correlationId") + "\n");
    }

    private synchronized void write(String line) {
        try {
            Files.write(
                    witness,
                    line.getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        stopped = true;
    }
}
