// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;

/** Mails that were on a node's disk before they come into the database. */
class TransferredMailTest extends DatabaseTestCase {

    @Test
    void aMailOfTheInboxIsStoredOnce() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.next();
        StoredMail mail = new StoredMail(
                entry,
                TestNode.record(entry, "inbox", Optional.empty()),
                DeliveryState.NEW,
                out -> out.write("inbox".getBytes(StandardCharsets.US_ASCII)),
                5);
        assertTrue(node.store.insertAgain(mail));
        assertTrue(node.store.insertAgain(mail));
        assertEquals(List.of(entry), node.sharing.queued());
        assertEquals(Telling.HERE, node.store.end(entry, TestNode.done()));
        assertTrue(node.store.insertAgain(mail), "its outcome is not published yet");
        assertEquals(List.of(), node.sharing.queued());
    }

    @Test
    void aMailOfTheInboxBringsItsStateAndIsTakenForNoOtherNodesMail() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.next();
        DeliveryState state =
                DeliveryState.NEW.deferred(Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS), "451 later");
        StoredMail mail =
                new StoredMail(entry, TestNode.record(entry, "x", Optional.empty()), state, out -> out.write('x'), 1);
        assertTrue(node.store.insertAgain(mail));

        assertEquals(state, node.store.read(entry).orElseThrow().state());
        assertEquals(
                state.nextAttempt(), node.sharing.find(entry.id()).orElseThrow().due());
        assertFalse(node("b").start().store.insertAgain(mail));
    }
}
