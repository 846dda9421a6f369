// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/** Writes down at once what was posted and heard, a line each, to a file that outlives a kill. */
final class EventLog implements EventHandler {

    private static final List<String> DETAILS =
            List.of("messageId", "durable", "attempts", "kind", "nextAttempt", "error");

    private final Path file;

    EventLog(Path file) {
        this.file = file;
    }

    void posted(String event, long millis) {
        write("posted " + event + " in " + millis);
    }

    @Override
    public void handleEvent(Event event) {
        StringBuilder line = new StringBuilder(event.getTopic() + " " + event.getProperty("correlationId"));
        for (String detail : DETAILS) {
            if (event.getProperty(detail) != null) {
                String value = event.getProperty(detail).toString();
                line.append(' ' + detail + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        write(line.toString());
    }

    private synchronized void write(String line) {
        try {
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
