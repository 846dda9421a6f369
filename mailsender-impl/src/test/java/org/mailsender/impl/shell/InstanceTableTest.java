// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.instance.InstanceTestCase;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;

/** {@code mail:list} shows what is configured, at work or not, in the order of people. */
class InstanceTableTest extends InstanceTestCase {

    private record Refusal(String pid, String instance, String reason, Instant since) implements RefusedConfiguration {}

    private static final Instant SINCE = Instant.parse("2026-11-28T12:00:00Z");

    @BeforeEach
    void start() {
        orders.start();
    }

    private List<String> list(Map<String, Management> instances, RefusedConfiguration... refused) throws Exception {
        try (Gogo gogo = new Gogo(instances, List.of(refused))) {
            return gogo.run("mail:list").lines().toList();
        }
    }

    private Map<String, Management> atWork() {
        return Map.of("orders", orders.operations());
    }

    @Test
    void aConfigurationThatWasNeverGoodIsAnInstanceThatIsRefused() throws Exception {
        List<String> lines = list(
                atWork(),
                new Refusal("org.mailsender~10", "invoices-10", "port: '0' is no port.", SINCE),
                new Refusal("org.mailsender~2", "invoices-2", "sender: is missing.", SINCE),
                new Refusal("org.mailsender~x", "", "instance: '' is no name.", SINCE));

        assertEquals(
                List.of("INSTANCE", "invoices-2", "invoices-10", "orders", "org.mailsender~x"),
                lines.stream().limit(5).map(line -> line.split(" ")[0]).toList());
        assertTrue(lines.get(1).contains("  refused  "), lines::toString);
        assertEquals(
                List.of(
                        "invoices-2: the configuration org.mailsender~2 is refused since 2026-11-28T12:00:00Z:"
                                + " sender: is missing.",
                        "invoices-10: the configuration org.mailsender~10 is refused since 2026-11-28T12:00:00Z:"
                                + " port: '0' is no port.",
                        "the configuration org.mailsender~x is refused since 2026-11-28T12:00:00Z:"
                                + " instance: '' is no name."),
                lines.subList(5, lines.size()));
    }

    @Test
    void aRefusedChangeStandsBelowTheInstanceThatGoesOn() throws Exception {
        List<String> lines = list(atWork(), new Refusal("org.mailsender~1", "orders", "port: '0' is no port.", SINCE));

        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.get(1).contains("  ready  "), lines::toString);
        assertEquals(
                "orders: the configuration org.mailsender~1 is refused since 2026-11-28T12:00:00Z,"
                        + " and what was there before goes on: port: '0' is no port.",
                lines.get(2));
    }

    @Test
    void withoutAnyConfigurationASentenceSaysSo() throws Exception {
        assertEquals(List.of("There is no instance."), list(Map.of()));
    }
}
