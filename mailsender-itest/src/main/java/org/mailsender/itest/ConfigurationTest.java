// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;

/** Instances come, change and go by Config Admin, and lose nothing. */
class ConfigurationTest extends InstanceTestCase {

    private static void update(Configuration configuration, Map<String, Object> properties) throws Exception {
        configuration.update(FrameworkUtil.asDictionary(properties));
    }

    @Test
    void twoInstancesSendSideBySide() throws Exception {
        SmtpTestServer other = felix.closing(SmtpTestServer.start());
        server.when(Step.MAIL).then(Reaction.silence());
        felix.create("orders", properties);
        Map<String, Object> others = Felix.properties(other);
        others.put("sender", "billing@example.com");
        felix.create("billing", others);

        felix.send("orders/Send", Map.of("subject", "Never answered"));
        felix.send("billing/Send", Map.of("subject", "At once"));

        events.await("billing/Done");
        assertEquals("billing@example.com", other.mails().get(0).sender());
        assertEquals(0, events.on("orders/Done").size());
    }

    @Test
    void aWrongConfigurationIsRefusedUntilItIsCorrected() throws Exception {
        properties.put("port", "abc");
        Configuration configuration = felix.createUnchecked("orders", properties);
        properties.put("port", server.port());
        update(configuration, properties);
        felix.awaitInstance("orders");

        felix.send("orders/Send", Map.of("subject", "One"));

        events.await("orders/Done");
    }

    @Test
    void aWrongChangeLeavesTheLastGoodConfigurationAtWork() throws Exception {
        Configuration configuration = felix.create("orders", properties);
        Map<String, Object> wrong = new HashMap<>(properties);
        wrong.put("port", 99999);
        wrong.put("subjectPrefix", "[wrong] ");
        update(configuration, wrong);
        felix.send("orders/Send", Map.of("subject", "One"));
        events.await("orders/Done");
        properties.put("subjectPrefix", "[right] ");
        update(configuration, properties);

        Felix.eventually(
                () -> {
                    felix.send("orders/Send", Map.of("subject", "x"));
                    return server.mails().stream()
                            .anyMatch(mail -> mail.header("Subject").startsWith("[right]"));
                },
                "a mail by the corrected configuration");

        assertTrue(
                server.mails().stream().noneMatch(mail -> mail.header("Subject").startsWith("[wrong]")));
    }

    @Test
    void aNameInUseIsRefusedUntilItIsFree() throws Exception {
        properties.put("instance", "orders");
        properties.put("subjectPrefix", "first: ");
        Configuration first = felix.createUnchecked("a", properties);
        felix.awaitInstance("orders");
        properties.put("subjectPrefix", "second: ");
        felix.createUnchecked("b", properties);
        felix.awaitInstance("orders");
        felix.send("orders/Send", Map.of("subject", "One"));
        events.await("orders/Done");
        assertEquals(1, server.mails().size());

        first.delete();

        Felix.eventually(
                () -> {
                    felix.send("orders/Send", Map.of("subject", "Two"));
                    return server.mails().stream()
                            .anyMatch(mail -> mail.header("Subject").startsWith("second: "));
                },
                "the second configuration to take over");
    }

    @Test
    void aDeletedInstanceKeepsItsMailsForItsReturn() throws Exception {
        int port = server.port();
        server.close();
        Configuration configuration = felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "Patient"));
        events.await("orders/Deferred");
        configuration.delete();
        Felix.eventually(() -> !felix.hasInstance("orders"), "the end of the instance");

        SmtpTestServer back = felix.closing(SmtpTestServer.start(port));
        felix.create("orders", properties);

        assertEquals("Patient", back.awaitMails(1, Felix.PATIENCE).get(0).header("Subject"));
        events.await("org/mailsender/Transaction/SUCCESS");
        assertEquals(1, events.on("orders/Done").size());
    }

    @Test
    void aRestartedBundleSendsWhatWasQueuedAndLeavesNoThreadBehind() throws Exception {
        int port = server.port();
        server.close();
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "Patient"));
        events.await("orders/Deferred");
        Bundle implementation = felix.implementation();

        long begin = System.nanoTime();
        implementation.stop();
        long stopped = (System.nanoTime() - begin) / 1_000_000;
        Felix.eventually(() -> threads().isEmpty(), "the end of all threads, but there are " + threads());
        SmtpTestServer back = felix.closing(SmtpTestServer.start(port));
        implementation.start();

        assertTrue(stopped < 5000, "stopping took " + stopped + " ms");
        assertEquals("Patient", back.awaitMails(1, Felix.PATIENCE).get(0).header("Subject"));
        events.await("orders/Done");
    }

    @Test
    void aHungServerDoesNotHoldUpTheEndOfAnInstance() throws Exception {
        server.when(Step.MAIL).then(Reaction.silence());
        Configuration configuration = felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "One"));
        server.awaitCommand("MAIL", Felix.PATIENCE);

        long begin = System.nanoTime();
        configuration.delete();
        Felix.eventually(() -> !felix.hasInstance("orders") && threads().isEmpty(), "the end of " + threads());

        assertTrue((System.nanoTime() - begin) / 1_000_000 < 5000, "deactivation took more than 5 s");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mailsender-orders"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void numberedEventsSurviveFiftyChangesEachOnceAndByOneConfiguration() throws Exception {
        SmtpTestServer other = felix.closing(SmtpTestServer.start());
        List<String> topics = List.of("num/*", "num/a,other/b", "*");
        properties.put("event.topics", topics.get(0));
        properties.put("event.filter", "(number=*)");
        properties.put("subjectPrefix", "g0:" + "app-0@example.com ");
        properties.put("sender", "app-0@example.com");
        Configuration configuration = felix.create("orders", properties);
        int count = 1000;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (i % 20 == 10) {
                int generation = i / 20 + 1;
                SmtpTestServer target = generation % 2 == 0 ? server : other;
                properties.put("port", target.port());
                properties.put("event.topics", topics.get(generation % topics.size()));
                properties.put("sender", "app-" + generation + "@example.com");
                properties.put("subjectPrefix", "g" + generation + ":app-" + generation + "@example.com ");
                update(configuration, properties);
            }
            felix.send("num/a", Map.of("subject", "n" + i + ".", "number", i));
            long next = start + (i + 1) * 10_000_000L;
            while (System.nanoTime() < next) {
                Thread.onSpinWait();
            }
        }
        events.await("orders/Done", count);

        Map<String, Long> arrivals = Stream.of(server, other)
                .flatMap(sink -> sink.mails().stream())
                .collect(Collectors.groupingBy(
                        mail -> mail.header("Subject").replaceAll(".* (n\\d+\\.)", "$1"), Collectors.counting()));
        assertEquals(count, arrivals.size());
        assertTrue(arrivals.values().stream().allMatch(times -> times == 1), () -> "doubles: " + arrivals);
        for (SmtpTestServer sink : List.of(server, other)) {
            for (ReceivedMail mail : sink.mails()) {
                assertTrue(mail.header("Subject").contains(":" + mail.sender() + " "), mail::text);
                assertEquals(mail.sender(), mail.header("From"));
            }
        }
    }
}
