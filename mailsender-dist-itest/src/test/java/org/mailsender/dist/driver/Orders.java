// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist.driver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * What the driver can be told; words are parted by blanks and encoded as in a URL.
 *
 * <pre>
 * event instance name=value...  has an event handled, and answers true; false if the instance is not there
 * has instance                  answers whether that instance is there
 * shell line                    answers what the command printed or returned
 * </pre>
 */
final class Orders {

    private final BundleContext context;
    private final EventLog log;

    Orders(BundleContext context, EventLog log) {
        this.context = context;
        this.log = log;
    }

    String answer(String line) {
        String[] words = line.split(" ");
        try {
            return switch (words[0]) {
                case "event" -> Boolean.toString(has(decoded(words[1])) && handle(words));
                case "has" -> Boolean.toString(has(decoded(words[1])));
                case "shell" -> encoded(shell(decoded(words[1])));
                default -> throw new IllegalArgumentException(line);
            };
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private boolean handle(String[] words) {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            properties.put(decoded(pair[0]), decoded(pair[1]));
        }
        EventAdmin events = service(EventAdmin.class);
        long begin = System.nanoTime();
        events.sendEvent(new Event(decoded(words[1]) + "/Send", properties));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        log.posted(decoded(words[1]) + ' ' + properties.get("correlationId"), millis);
        return true;
    }

    private boolean has(String instance) throws InvalidSyntaxException {
        return context.getAllServiceReferences("org.mailsender.MailSender", "(instance=" + instance + ")") != null;
    }

    private String shell(String line) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        CommandProcessor shell = service(CommandProcessor.class);
        try (CommandSession session = shell.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
            Object result = session.execute(line);
            if (result != null) {
                out.print(session.format(result, 0));
            }
        } catch (Exception e) { // A command may throw anything; a person would read it as well.
            out.print(e.getMessage());
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private <S> S service(Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        return context.getService(reference);
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
