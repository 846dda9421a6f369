// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mailsender.PropertyNames;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/** Writes down what this node hears of its orders, a line each, where it outlives the node. Thread-safe. */
@Component(property = {"event.topics=orders/Queued", "event.topics=orders/Done", "event.topics=orders/Failed"})
public final class Ledger implements EventHandler {

    private final Path file = Path.of(System.getProperty("shop.ledger"));

    @Override
    public void handleEvent(Event event) {
        String topic = event.getTopic();
        String line = topic.substring(topic.indexOf('/') + 1)
                + ' '
                + event.getProperty(PropertyNames.CORRELATION_ID)
                + ' '
                + event.getProperty(PropertyNames.DURABLE)
                + '\n';
        try {
            write(line);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
    }

    private synchronized void write(String line) throws IOException {
        Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
