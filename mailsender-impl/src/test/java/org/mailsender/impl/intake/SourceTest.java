// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Serializable;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.SettingsReader;
import org.osgi.service.event.Event;

/** What a refusal tells of an event, before and after it was read. */
class SourceTest {

    private final AtomicInteger readings = new AtomicInteger();

    /** A collection of somebody's own, whose elements may come from anywhere, and take their time. */
    private final class Foreign extends AbstractCollection<String> {

        @Override
        public Iterator<String> iterator() {
            readings.incrementAndGet();
            return List.of("a@example.com").iterator();
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static void read(Source source) throws RefusedException, ConfigurationException {
        source.read(
                SettingsReader.read(Map.of("instance", "orders", "mailServer", "h", "sender", "a@x.org")),
                Instant.EPOCH);
    }

    private static Source source(Map<String, ?> event) {
        return new Source.OfEvent(new Event("orders/Send", event));
    }

    @Test
    void foreignCodeRunsOnlyWhereTheEventIsRead() throws Exception {
        Source source = source(Map.of("recipients", new Foreign(), "via", new Foreign(), "subject", "s"));

        assertEquals(List.of(), source.recipients());
        assertEquals("s", source.subject());
        assertEquals(0, readings.get());
        read(source);
        int read = readings.get();
        assertEquals(List.of("a@example.com"), source.recipients());
        assertEquals(List.of(), source.via());
        assertEquals(read, readings.get());
    }

    @Test
    void anIdThatNeedsATrialIsHandedOnOnlyAfterIt() throws Exception {
        Serializable list = new ArrayList<>(List.of("order", 7));
        Source source = source(Map.of("correlationId", list));

        assertEquals(Optional.empty(), source.correlationId());
        read(source);
        assertEquals(Optional.of(list), source.correlationId());
        assertEquals(
                Optional.of("order 7"),
                source(Map.of("correlationId", "order 7")).correlationId());
    }

    @Test
    void anEventThatCannotBeReadTellsTheRest() {
        UUID key = UUID.randomUUID();
        Source source = source(Map.of(
                "message",
                new Object(),
                "recipients",
                new Object[] {"a@example.com", new Object(), null},
                "messageKey",
                key));

        assertThrows(RefusedException.class, () -> read(source));

        assertEquals(List.of("a@example.com"), source.recipients());
        assertEquals(Optional.of(key.toString()), source.messageKey());
    }
}
