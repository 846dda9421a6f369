// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Durability;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;
import org.mailsender.store.Wish;

/** What a node takes while the database does not answer. */
class InboxStoreTest extends InboxTestCase {

    @Test
    void aMailGoesStraightIntoADatabaseThatAnswers() throws Exception {
        sharing.start(listener);

        take("one");

        assertEquals(List.of("one"), inDatabase());
        assertEquals(0, inbox());
    }

    @Test
    void mailsTakenWhileTheDatabaseIsAwayAreMovedInOrderWhenItIsBack() throws Exception {
        sharing.start(listener);
        take("one");
        database.line = FakeCentral.Line.DOWN;
        assertEquals(Durability.NODE, take("two").durability());
        database.down();
        assertEquals(Durability.NODE, take("three").durability());
        take("four");

        assertEquals(3, inbox());
        assertEquals(
                "the database does not answer: connection refused; 3 mails wait on this node's disk.",
                sharing.census().trouble());
        database.up();
        await(() -> inbox() == 0, "the transfer");

        assertEquals(List.of("one", "two", "three", "four"), inDatabase());
        assertEquals(database.moved.stream().sorted().toList(), database.moved);
        assertEquals("", sharing.census().trouble());
        assertEquals(List.of(), spoolAgain());
    }

    @Test
    void aDatabaseThatStumblesDuringTheTransferTurnsNoOrderRound() throws Exception {
        sharing.start(listener);
        database.down();
        for (String subject : List.of("one", "two", "three")) {
            take(subject);
        }
        database.stumbles.set(true);
        database.up();
        await(() -> inbox() == 0, "the transfer");

        assertEquals(database.moved.stream().sorted().toList(), database.moved);
    }

    /** What the disk has when all is closed. */
    private List<QueueEntry> spoolAgain() throws IOException {
        store.close();
        try (var local = spool("local")) {
            return local.waiting().stream().map(mail -> mail.entry()).toList();
        } finally {
            openAll();
        }
    }

    @Test
    void aMailWhoseCommitIsInDoubtIsInTheDatabaseOnce() throws Exception {
        sharing.start(listener);
        database.line = FakeCentral.Line.DEAF;

        assertEquals(Durability.NODE, take("doubtful").durability());
        assertEquals(1, sharing.queued().size());
        assertEquals(List.of(), database.sharing.announced, "it would be sent from there at once");
        database.up();
        await(() -> inbox() == 0 && database.sharing.announced.size() == 1, "the transfer");

        assertEquals(List.of("doubtful"), inDatabase());
    }

    @Test
    void whoeverWaitsIsAskedOnceWhetherAMailMayCommit() throws Exception {
        sharing.start(listener);
        database.line = FakeCentral.Line.DEAF;
        AtomicInteger asked = new AtomicInteger();
        QueueEntry entry = store.next(false, Optional.empty());
        AtomicInteger composed = new AtomicInteger();

        Storing storing = store.store(
                entry,
                () -> {
                    composed.incrementAndGet();
                    return mail("once", Optional.empty());
                },
                new Terms(1000, 1 << 20, () -> asked.incrementAndGet() == 1));

        assertInstanceOf(Storing.Stored.class, storing);
        assertEquals(1, asked.get());
        assertEquals(1, composed.get());
    }

    @Test
    void aMailIsNotMovedBeforeItsQueuedIsTold() throws Exception {
        sharing.start(listener);
        database.down();
        QueueEntry entry = store.next(false, Optional.empty());
        put(store, entry, "quiet", Optional.empty());
        database.up();
        QueueEntry other = store.next(false, Optional.empty());
        put(store, other, "behind", Optional.empty());

        sharing.announced(other);
        awaitInboxThread();
        assertEquals(List.of(), inDatabase(), "not even what is told, because it is behind");
        sharing.announced(entry);
        await(() -> inbox() == 0, "the transfer");
        assertEquals(List.of("quiet", "behind"), inDatabase());
    }

    @Test
    void anOutcomeOfACommitInDoubtIsToldOnlyWhenTheCopyOnTheDiskIsGone() throws Exception {
        sharing.start(listener);
        database.line = FakeCentral.Line.DEAF;
        QueueEntry entry = store.next(false, Optional.empty());
        put(store, entry, "sent by another", Optional.empty());
        StoredMail sent = central.read(entry).orElseThrow();
        central.end(entry, MailEnd.of(Ending.DONE, sent.state().afterAttempt(List.of("a@example.com"), Map.of())));
        database.line = FakeCentral.Line.DOWN;

        assertEquals(List.of(), store.owed(Ending.DONE));
        sharing.announced(entry);
        await(() -> inbox() == 0, "the outcome");
        assertEquals(List.of("DONE "), listener.told);
        database.up();
        assertEquals(List.of(), database.moved);
    }

    @Test
    void anOperatorSeesAMailOfTheInboxButCannotEndItBeforeTheDatabaseAnswers() throws Exception {
        sharing.start(listener);
        database.down();
        take("here");
        QueueEntry entry = sharing.queued().get(0);

        assertEquals("here", subject(store, entry));
        assertEquals(entry, sharing.find(entry.id()).orElseThrow().entry());
        IOException refusal =
                assertThrows(IOException.class, () -> sharing.wish(new Wish(Wish.Kind.DROP, Optional.of(entry))));
        assertTrue(refusal.getMessage().contains(entry.idText() + " waits on this node's disk"), refusal.getMessage());
        assertEquals(List.of(), database.sharing.wishes);
    }

    @Test
    void aKeyThatTheDatabaseHasByNowFailsTheMailWithASentence() throws Exception {
        sharing.start(listener);
        database.down();
        QueueEntry entry = store.next(false, Optional.of("key"));
        put(store, entry, "late", Optional.of("key"));
        put(central, central.next(false, Optional.of("key")), "first", Optional.of("key"));
        database.up();
        sharing.announced(entry);

        await(() -> sharing.census().failed() == 1, "the outcome");
        assertEquals(
                List.of("FAILED it was taken while the database did not answer, and another mail has its messageKey by"
                        + " now."),
                listener.told);
        assertEquals(List.of("first"), inDatabase());
        assertEquals(List.of(entry), store.failed().entries());
    }

    @Test
    void aBusyNodeGetsRidOfItsInbox() throws Exception {
        sharing.start(listener);
        database.down();
        for (int i = 0; i < 200; i++) {
            take("away " + i);
        }
        database.up();
        int taken = 0;
        while (inbox() > 0) {
            take("meanwhile " + taken++);
            assertTrue(taken < 2000, "it never ends");
        }

        assertEquals(Durability.LOCAL, take("directly").durability());
        assertEquals(201 + taken, inDatabase().size());
    }
}
