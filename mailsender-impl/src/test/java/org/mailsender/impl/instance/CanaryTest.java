// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** A password that is used a hundred times, through failures at every step, is found nowhere but on the wire. */
class CanaryTest extends InstanceTestCase {

    private static final String CANARY = "CANARY-7f3a";
    /** As it is, in base64 alone, and within the response of PLAIN. */
    private static final Set<String> DISGUISES = Set.of(CANARY, base64(CANARY), base64("\0svc\0" + CANARY));

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePasswordIsFoundNowhere() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream console = System.err;
        Logger mailLogger = Logger.getLogger("org.eclipse.angus.mail");
        ConsoleHandler handler;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            handler = new ConsoleHandler();
            handler.setLevel(Level.ALL);
            mailLogger.setLevel(Level.ALL);
            mailLogger.addHandler(handler);
            sendThroughFailures();
        } finally {
            System.setErr(console);
            mailLogger.setLevel(null);
        }
        mailLogger.removeHandler(handler);

        assertTrue(server.commands().stream().anyMatch(command -> command.contains(base64("\0svc\0" + CANARY))));
        assertAbsent("the log of Jakarta Mail", log.toString(StandardCharsets.UTF_8));
        assertAbsent("the settings", orders.settings().toString());
        assertAbsent("the threads", Thread.getAllStackTraces().keySet().toString());
        for (String kind : List.of("Queued", "Deferred", "Done", "Failed")) {
            for (Event event : orders.posted(kind)) {
                assertEventWithout(event);
            }
        }
        orders.transactions().forEach(CanaryTest::assertEventWithout);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertAbsent(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void sendThroughFailures() {
        server.requiring(Map.of("svc", CANARY));
        for (Step step : List.of(Step.GREETING, Step.EHLO, Step.AUTH, Step.MAIL, Step.RCPT, Step.DATA, Step.DOT)) {
            server.when(step).times(1).then(Reaction.reply("421 4.3.2 Failing at " + step));
            server.when(step).afterFirst(3).times(1).then(Reaction.drop());
        }
        server.when(Step.DOT).containing("mail 7.").then(Reaction.reply("554 5.6.0 Spam"));
        orders.with("userName", "svc")
                .with("password", CANARY)
                .with("authMechanisms", "PLAIN")
                .with("retryMaxDelaySeconds", "1")
                .with("idleTimeoutSeconds", "0")
                .start();
        for (int i = 0; i < 100; i++) {
            orders.send("mail " + i + ".");
        }
        orders.await("Failed", 1);
        orders.await("Done", 99);
    }

    private static void assertEventWithout(Event event) {
        for (String name : event.getPropertyNames()) {
            Object value = event.getProperty(name);
            assertAbsent(
                    event.getTopic() + " " + name,
                    value instanceof Object[] array ? List.of(array).toString() : "" + value);
        }
    }

    private static void assertAbsent(String place, String text) {
        DISGUISES.forEach(disguise -> assertFalse(text.contains(disguise), place + " shows the password"));
    }
}
