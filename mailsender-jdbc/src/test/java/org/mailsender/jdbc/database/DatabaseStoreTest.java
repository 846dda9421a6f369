// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.MessageTooLargeException;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Telling;
import org.mailsender.store.Terms;

class DatabaseStoreTest extends DatabaseTestCase {

    private static String text(StoredMail mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aMailThatIsStoredWaitsAndIsReadAsItWas() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.mail("Hello");

        assertEquals(List.of(entry.id()), node.waitingIds());
        StoredMail mail = node.store.read(entry).orElseThrow();
        assertEquals("Hello", text(mail));
        assertEquals("Hello", mail.mail().subject());
        assertEquals(DeliveryState.NEW, mail.state());
        assertEquals(5, mail.size());
    }

    @Test
    void aMailWaitsForItsQueuedToBeTold() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.next();
        node.insert(entry, "Hello");

        assertEquals(List.of(), node.waitingIds());
        node.sharing.announced(entry);
        assertEquals(List.of(entry.id()), node.waitingIds());
    }

    @Test
    void aLargeTextComesInParts() throws Exception {
        TestNode node = node("a").start().awaitReign();
        String text = "0123456789abcdef".repeat(100_000);
        QueueEntry entry = node.mail(text);

        assertEquals(text, text(node.store.read(entry).orElseThrow()));
        assertEquals("7", ask("SELECT count(*) FROM mailsender_part"));
        node.store.end(entry, TestNode.done());
        assertEquals("0", ask("SELECT count(*) FROM mailsender_part"));
    }

    @Test
    void aMailThatEndsIsToldByWhoeverEndedIt() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.mail("Hello");

        assertEquals(Telling.HERE, node.store.end(entry, TestNode.done()));
        assertEquals(List.of(), node.store.owed(Ending.DONE));
        assertEquals(Telling.NEVER, node.store.end(entry, TestNode.done()));
        assertEquals(Optional.empty(), node.store.read(entry));
        node.store.published(entry, Ending.DONE);
        TestNode.await(
                "outcome to be forgotten",
                () -> ask("SELECT count(*) FROM mailsender_outcome").equals("0"));
        assertEquals(List.of(), node.store.owed(Ending.DONE));
    }

    @Test
    void anOutcomeThatNobodyToldIsOwedToTheNextProcess() throws Exception {
        QueueEntry done;
        QueueEntry failed;
        try (TestNode node = node("a").start().awaitReign()) {
            done = node.mail("Done");
            failed = node.mail("Failed");
            node.store.end(done, TestNode.done());
            node.store.end(failed, TestNode.failed());
        }
        TestNode next = node("a").start().awaitReign();

        assertEquals(List.of(done), next.store.owed(Ending.DONE));
        assertEquals(List.of(failed), next.store.owed(Ending.FAILED));
        EndedMail told = next.store.readOwed(done, Ending.DONE).orElseThrow();
        assertEquals(TestNode.done(), told.end());
        assertEquals(4, told.mail().size());
        EndedMail gone = next.store.readOwed(failed, Ending.FAILED).orElseThrow();
        assertEquals("Failed", text(gone.mail()));
        next.store.published(done, Ending.DONE);
        next.store.published(failed, Ending.FAILED);
        assertEquals(List.of(), next.store.owed(Ending.DONE));
        assertEquals(List.of(failed), next.store.failed().entries());
    }

    @Test
    void aStateIsKept() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.mail("Hello");
        Instant due = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        DeliveryState state = DeliveryState.NEW.deferred(due, "451 later");
        node.store.saveState(entry, state);

        assertEquals(state, node.store.read(entry).orElseThrow().state());
        node.close();
        TestNode next = node("b").start().awaitReign();
        assertEquals(state, next.store.read(entry).orElseThrow().state());
        assertEquals(due, next.store.waiting().get(0).due());
        assertEquals(due, next.sharing.find(entry.id()).orElseThrow().due());
    }

    @Test
    void mailsAreListedInTheOrderOfTheirEventsWheneverTheyAreDueAndToldOf() throws Exception {
        TestNode node = drowsyNode("a").start().awaitReign();
        List<QueueEntry> mails = List.of(node.next(), node.next(), node.next(), node.next());
        int before = node.listener.changed.get();
        for (QueueEntry mail : mails) {
            node.insert(mail, "Hello");
        }
        TestNode.await("its only look", () -> node.listener.changed.get() > before);
        node.sharing.announced(mails.get(0));
        node.store.saveState(
                mails.get(0), DeliveryState.NEW.deferred(Instant.now().plusSeconds(60), "451 later"));
        node.sharing.announced(mails.get(1));
        node.forgetWindow();
        assertEquals(ids(mails.subList(0, 2)), node.waitingIds());

        node.sharing.announced(mails.get(3));
        node.sharing.announced(mails.get(2));
        assertEquals(ids(mails.subList(2, 4)), node.waitingIds());
    }

    private static List<Long> ids(List<QueueEntry> mails) {
        return mails.stream().map(QueueEntry::id).toList();
    }

    @Test
    void aFailedMailGoesBackIntoTheQueue() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.mail("Hello");
        node.store.end(entry, TestNode.failed());
        node.store.published(entry, Ending.FAILED);
        assertEquals("Hello", text(node.store.failed().read(entry).orElseThrow()));

        node.store.putBack(entry);
        node.sharing.announced(entry);
        assertEquals(List.of(), node.store.failed().entries());
        assertEquals(List.of(entry.id()), node.waitingIds());
        assertEquals("Hello", text(node.store.read(entry).orElseThrow()));
        assertEquals(Telling.HERE, node.store.end(entry, TestNode.done()));
    }

    @Test
    void aFullQueueTakesNoMore() throws Exception {
        TestNode node = node("a").start().awaitReign();
        node.insert(node.next(), "1", Optional.empty(), 2);
        node.insert(node.next(), "2", Optional.empty(), 2);
        assertInstanceOf(Storing.Full.class, node.insert(node.next(), "3", Optional.empty(), 2));
    }

    @Test
    void aPlaceIsGivenOnce() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.mail("1");
        assertInstanceOf(Storing.PlaceTaken.class, node.insert(entry, "2"));
        assertTrue(node.next().id() > entry.id());
    }

    @Test
    void aMailThatNobodyWaitsForIsNotStored() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.next();
        Storing storing = node.store.insert(
                entry,
                new Composition(TestNode.record(entry, "x", Optional.empty()), out -> out.write(1)),
                new Terms(10, 100, () -> false));
        assertInstanceOf(Storing.Abandoned.class, storing);
        assertEquals(List.of(), node.sharing.queued());
    }

    @Test
    void aTextBeyondTheLimitIsRefusedLargeOrSmall() throws Exception {
        TestNode node = node("a").start().awaitReign();
        for (int limit : new int[] {10, 600_000}) {
            QueueEntry entry = node.next();
            assertThrows(
                    MessageTooLargeException.class,
                    () -> node.store.insert(
                            entry,
                            new Composition(
                                    TestNode.record(entry, "x", Optional.empty()),
                                    out -> out.write(new byte[limit + 1])),
                            new Terms(10, limit, () -> true)));
        }
        assertEquals("0", ask("SELECT count(*) FROM mailsender_part"));
        assertEquals(List.of(), node.sharing.queued());
    }

    @Test
    void aMailThatIsSetAsideIsAmongTheFailed() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry entry = node.mail("Hello");
        node.store.setAside(entry);
        assertEquals(List.of(), node.sharing.queued());
        assertEquals(List.of(entry), node.store.failed().entries());
        node.store.failed().drop(entry);
        assertEquals(List.of(), node.store.failed().entries());
    }
}
