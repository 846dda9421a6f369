// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;
import org.mailsender.store.UnreadableTextException;

class AwayDatabaseTest extends DatabaseTestCase {

    @AfterEach
    void wakeServer() {
        server.thaw();
        server.start();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAwayWithinTwoSeconds() throws Exception {
        TestNode a = node("a").start().awaitReign();
        server.freeze();
        QueueEntry entry = a.next();
        long before = System.nanoTime();
        assertThrows(AwayException.class, () -> a.insert(entry, "1"));
        long took = System.nanoTime() - before;

        assertTrue(took < Duration.ofMillis(2500).toNanos(), "took " + took);
        assertTrue(a.store.isAway());
        TestNode.await("the listener to hear it", () -> !a.listener.troubles.isEmpty());
        server.thaw();
        TestNode.await("the database to be back", () -> !a.store.isAway());
        TestNode.await("the listener to hear it", () -> a.listener.works.get() > 0);
    }

    @Test
    void aSenderThatCannotRenewItsLeaseEndsNoMailAndGoesOnLater() throws Exception {
        TestNode a = node("a", Duration.ofSeconds(2)).start().awaitReign();
        QueueEntry entry = a.mail("1");
        StoredMail mail = a.store.read(entry).orElseThrow();
        server.freeze();
        TestNode.await("the reign to be over", () -> a.listener.over.get() == 1);

        assertFalse(a.sharing.reigns());
        assertThrows(UnreadableTextException.class, () -> mail.writeTo(new ByteArrayOutputStream()));
        server.thaw();
        a.awaitReign();
        assertEquals(2, a.listener.begun.size());
    }

    @Test
    void anEndThatCannotBeWrittenIsKnownUntilItIs() throws Exception {
        TestNode a = node("a").start().awaitReign();
        QueueEntry entry = a.mail("1");
        server.stopAtOnce();
        assertThrows(IOException.class, () -> a.store.end(entry, TestNode.done()));
        server.start();
        TestNode.await("the database to be back", () -> !a.store.isAway());

        assertEquals(List.of(), a.waitingIds(), "it has ended");
        assertTrue(a.store.read(entry).isEmpty());
        assertEquals(Telling.HERE, a.store.end(entry, TestNode.done()));
    }

    @Test
    void anEndWhoseAnswerWasLostIsNotTakenForAnothers() throws Exception {
        TestNode a = node("a").start().awaitReign();
        QueueEntry entry = a.mail("1");
        server.set("synchronous_standby_names", "nobody");
        TestNode.await(
                "commits to hang",
                () -> server.ask("SHOW synchronous_standby_names").equals("nobody"));
        long before = System.nanoTime();
        assertThrows(IOException.class, () -> a.store.end(entry, TestNode.done()));
        long took = System.nanoTime() - before;
        assertTrue(took < Duration.ofSeconds(15).toNanos(), "took " + took);
        server.set("synchronous_standby_names", "");
        TestNode.await(
                "the first try to be committed",
                () -> ask("SELECT count(*) FROM mailsender_mail").equals("0"));
        TestNode.await("the database to be back", () -> !a.store.isAway());

        assertEquals(List.of(), a.store.owed(Ending.DONE));
        assertEquals(Telling.HERE, a.store.end(entry, TestNode.done()));
    }

    @Test
    void aMailWhoseCommitIsInDoubtIsStoredOnce() throws Exception {
        TestNode a = node("a").start().awaitReign();
        server.set("synchronous_standby_names", "nobody");
        TestNode.await(
                "commits to hang",
                () -> server.ask("SHOW synchronous_standby_names").equals("nobody"));
        QueueEntry entry = a.next();
        AwayException away = assertThrows(AwayException.class, () -> a.insert(entry, "1"));
        assertTrue(away.mayHaveCommitted());
        StoredMail copy = new StoredMail(
                entry,
                TestNode.record(entry, "1", java.util.Optional.empty()),
                org.mailsender.store.DeliveryState.NEW,
                out -> out.write('1'),
                1);
        TestNode.await("the database to be back", () -> !a.store.isAway());
        CompletableFuture<Boolean> again = CompletableFuture.supplyAsync(() -> {
            try {
                return a.store.insertAgain(copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        TestNode.await(
                "the copy to wait for the first try's end",
                () -> ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                        .equals("1"));
        server.set("synchronous_standby_names", "");

        assertTrue(again.get(20, TimeUnit.SECONDS));
        assertEquals("1", ask("SELECT count(*) FROM mailsender_mail"));
    }

    @Test
    void aDatabaseThatComesBackIsUsedAgainAndToldOf() throws Exception {
        AtomicInteger back = new AtomicInteger();
        TestNode a = node("a").start().awaitReign();
        a.store.whenBack(back::incrementAndGet);
        QueueEntry entry = a.mail("1");
        for (int i = 1; i <= 2; i++) {
            server.kill();
            TestNode.await("the trouble to be told", () -> !a.listener.troubles.isEmpty());
            assertThrows(AwayException.class, () -> a.insert(a.next(), "2"));
            server.start();
            int times = i;
            TestNode.await("the database to be back", () -> back.get() == times && !a.store.isAway());
        }
        a.awaitReign();
        assertEquals(Telling.HERE, a.store.end(entry, TestNode.done()));
    }

    @Test
    void aStoreOpensWhileTheDatabaseIsAway() throws Exception {
        server.kill();
        TestNode a = node("a").start();
        QueueEntry entry = a.next();
        assertThrows(AwayException.class, () -> a.insert(entry, "1"));
        TestNode.await("the trouble", () -> a.database.trouble().isPresent());
        server.start();
        a.awaitReign();
    }
}
