// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.intake.HostileValues;
import org.osgi.service.event.Event;

/** Whatever the properties of an event hold, it has one outcome: nothing that a value does gets past its refusal. */
class HostileEventTest extends InstanceTestCase {

    private int failed;

    @BeforeEach
    void start() {
        orders.start();
    }

    private Event refused(Map<String, ?> event) {
        orders.take(event);
        return orders.await("Failed", ++failed).get(failed - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message",
                "subject",
                "isHtml",
                "text",
                "attachments",
                "inline",
                "inline.a",
                "headers",
                "header.X-A",
                "recipients",
                "cc",
                "bcc",
                "replyTo",
                "messageKey"
            })
    void aValueThatMisbehavesIsRefusedByItsProperty(String property) {
        for (Object value : HostileValues.ofAnyProperty()) {
            Map<String, Object> event = new HashMap<>(Map.of("correlationId", 7, property, value));

            Event outcome = refused(event);

            String error = (String) outcome.getProperty("error");
            assertTrue(error.startsWith(property + ": ") || error.startsWith("headers: "), error);
            assertFalse(error.contains("evil") || error.contains("of our own"), error);
            assertEquals(7, outcome.getProperty("correlationId"));
        }
        assertEquals(failed, orders.transactions().size());
    }

    @Test
    void aNullBesideAnythingWrongStillHasAnOutcome() {
        Event outcome = refused(Map.of(
                "recipients",
                new String[] {"no address", null},
                "via",
                new String[] {null},
                "subject",
                "s",
                "messageKey",
                UUID.fromString("8f0c6a1e-0000-4000-8000-000000000001")));

        assertTrue(((String) outcome.getProperty("error")).startsWith("recipients: 'no address'"));
        assertEquals(List.of("no address"), Arrays.asList((Object[]) outcome.getProperty("recipients")));
        assertEquals("8f0c6a1e-0000-4000-8000-000000000001", outcome.getProperty("messageKey"));
    }

    @Test
    void aRefusalNamesTheRecipientsInWhateverFormTheyCame() {
        for (Object recipients : List.of(
                List.of("a", "b"),
                new ArrayDeque<>(List.of("a", "b")),
                new LinkedHashSet<>(List.of("a", "b")),
                new Object[] {"a", 'b'},
                new CharSequence[] {"a", "b"})) {
            Event outcome = refused(Map.of("recipients", recipients));

            assertEquals(List.of("a", "b"), Arrays.asList((Object[]) outcome.getProperty("recipients")));
        }
    }

    @Test
    void aCorrelationIdThatCannotBeReadBackIsRefusedAtTheEvent() {
        for (Serializable id : HostileValues.correlationIds()) {
            Event outcome = refused(Map.of("correlationId", id));

            String error = (String) outcome.getProperty("error");
            assertTrue(error.startsWith("correlationId: "), error);
            assertNull(outcome.getProperty("correlationId"));
        }
        assertEquals(0, orders.posted("Queued").size());
    }

    @Test
    void aCorrelationIdThatCanBeReadBackIsHandedOn() {
        List<Serializable> ids = List.of(
                "lone surrogate \uD800",
                5L,
                new ArrayList<>(List.of("a", new TreeMap<>(Map.of("b", 1)))),
                new int[] {1, 2},
                UUID.randomUUID());
        for (Serializable id : ids) {
            orders.take(Map.of("correlationId", id));
        }

        assertArrayEquals(
                ids.toArray(),
                orders.await("Done", ids.size()).stream()
                        .map(event -> event.getProperty("correlationId"))
                        .toArray());
    }
}
