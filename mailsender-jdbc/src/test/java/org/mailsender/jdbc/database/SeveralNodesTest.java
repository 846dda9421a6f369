// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;
import org.mailsender.store.Wish;

class SeveralNodesTest extends DatabaseTestCase {

    @Test
    void oneOfThemSends() throws Exception {
        TestNode a = node("a").start().awaitReign();
        TestNode b = node("b").start();
        TestNode.await("b to see a", () -> b.sharing.census().sender().equals("a"));

        assertFalse(b.sharing.reigns());
        assertEquals(List.of(Handover.NOTHING), a.listener.begun);
        QueueEntry entry = b.mail("Hello");
        TestNode.await("a to hear of it", () -> a.listener.changed.get() > 0 && a.waits(entry));
    }

    @Test
    void whatASenderLeavesGoesToTheNext() throws Exception {
        TestNode a = node("a").start().awaitReign();
        TestNode b = node("b").start();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        a.listener.left = new Handover(
                Optional.of(new HeldQueue("auth", "535 no", 3, now.plusSeconds(60))),
                List.of(now.minusSeconds(1), now));
        long before = System.nanoTime();
        a.close();
        b.awaitReign();

        assertTrue(System.nanoTime() - before < LEASE.toNanos(), "nobody waits for the lease to run out");
        assertEquals(List.of(a.listener.left), b.listener.begun);
        assertEquals(1, a.listener.over.get());
    }

    @Test
    void aHoldIsKnownToTheNextSenderEvenIfThePresentOneDies() throws Exception {
        TestNode a = node("a").start().awaitReign();
        Instant until = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        Optional<HeldQueue> hold = Optional.of(new HeldQueue("auth", "535 no", 3, until));
        a.sharing.hold(hold);
        TestNode b = node("b").start();
        ask("UPDATE mailsender_node SET until = now() - interval '1 second', revoked = true WHERE name = 'a'");
        b.awaitReign();

        assertEquals(hold, b.listener.begun.get(0).hold());
        assertTrue(b.listener.begun.get(0).unknownUntil().isPresent());
        TestNode.await("b's census to tell it", () -> b.sharing.census().hold().equals(hold));
    }

    @Test
    void aSenderThatWasReplacedIsFenced() throws Exception {
        TestNode a = node("a").start().awaitReign();
        QueueEntry first = a.mail("1");
        QueueEntry second = a.mail("2");
        StoredMail mail = a.store.read(first).orElseThrow();
        TestNode b = node("b").start();
        TestNode.await("b", () -> b.sharing.census().sender().equals("a"));
        ask("UPDATE mailsender_node SET until = now() - interval '1 second', revoked = true WHERE name = 'a';"
                + "UPDATE mailsender_sender SET epoch = epoch + 1, node = 'c', incarnation = 'c'");

        assertThrows(
                org.mailsender.store.FencedException.class,
                () -> a.store.saveState(first, DeliveryState.NEW.deferred(Instant.now(), "x")));
        assertThrows(org.mailsender.store.FencedException.class, () -> a.store.end(first, TestNode.failed()));
        TestNode.await("a to notice", () -> !a.sharing.reigns());
        assertThrows(IOException.class, () -> mail.writeTo(new ByteArrayOutputStream()));
        assertEquals(Telling.HERE, a.store.end(second, TestNode.done()), "the server has it, whoever sends now");
    }

    @Test
    void aSenderHandsOverAndDoesNotTakeItBackAtOnce() throws Exception {
        TestNode a = node("a").start().awaitReign();
        assertThrows(IOException.class, a.sharing::handOver);
        TestNode b = node("b").start();
        TestNode.await(
                "b to join", () -> ask("SELECT count(*) FROM mailsender_member").equals("2"));

        assertEquals("a", b.sharing.handOver());
        b.awaitReign();
        TestNode.await("a to see it", () -> a.sharing.census().sender().equals("b"));
        assertFalse(a.sharing.reigns());
        assertEquals(1, a.listener.over.get());
        assertEquals("b", b.sharing.handOver());
        a.awaitReign();
    }

    @Test
    void whoHandsOverLeavesOthersTheTimeToTakeItAndTakesItItselfIfNobodyDoes() throws Exception {
        TestNode a = node("a").start().awaitReign();
        ask("INSERT INTO mailsender_node (name, incarnation, until) VALUES ('slow', 's', now() + interval '1 hour');"
                + " INSERT INTO mailsender_member (instance, node, settings) VALUES ('orders', 'slow', 'settings')");
        a.sharing.handOver();
        TestNode.await("a to leave", () -> a.listener.over.get() == 1);
        long left = System.nanoTime();
        a.awaitReign();

        Duration pause = Duration.ofNanos(System.nanoTime() - left);
        assertTrue(pause.compareTo(Duration.ofSeconds(3)) > 0, () -> "it came back after " + pause);
    }

    @Test
    void wishesAreTheSendersToGrant() throws Exception {
        TestNode a = node("a").start().awaitReign();
        TestNode b = node("b").start();
        QueueEntry entry = b.mail("1");
        TestNode.await("a to hear of it", () -> a.waits(entry));
        a.store.saveState(entry, DeliveryState.NEW.deferred(Instant.now().plusSeconds(600), "451"));
        b.sharing.wish(new Wish(Wish.Kind.RETRY, Optional.of(entry)));
        List<Wish> heard = new ArrayList<>();
        TestNode.await("the wish", () -> {
            heard.addAll(a.wishes());
            return !heard.isEmpty();
        });

        assertEquals(List.of(new Wish(Wish.Kind.RETRY, Optional.of(entry))), heard);
        assertEquals(List.of(), a.wishes());
        assertEquals(List.of(), b.wishes());
        assertFalse(b.sharing.find(entry.id()).orElseThrow().due().isAfter(Instant.now()));
    }

    @Test
    void nodesWhoseConfigurationsDifferAreWarned() throws Exception {
        TestNode a = node("a").start().awaitReign();
        TestNode b = node("b").start();
        b.sharing.configured("other");
        TestNode.await(
                "b to join", () -> ask("SELECT count(*) FROM mailsender_member").equals("2"));
        a.sharing.configured("third");
        TestNode.await("a's warning", () -> a.sharing.census().warnings().size() == 1);
        assertTrue(a.sharing.census().warnings().get(0).contains("node b"));
        ask("INSERT INTO mailsender_node VALUES ('gone', 'g', now() - interval '1 hour', true);"
                + " INSERT INTO mailsender_member VALUES ('orders', 'gone', 'former')");
        a.sharing.configured("other");
        TestNode.await("its end", () -> a.sharing.census().warnings().isEmpty());
        assertEquals("other", ask("SELECT settings FROM mailsender_member WHERE node = 'a'"));
    }

    @Test
    void theSecondProcessOfANameTakesMailsButSendsNone() throws Exception {
        TestNode a = node("a").start().awaitReign();
        TestNode second = node("a").start();
        TestNode.await("the second to say so", () -> !second.listener.troubles.isEmpty());
        assertTrue(second.listener.troubles.get(0).contains("node name a"));
        QueueEntry entry = second.mail("1");
        TestNode.await("the first to have it", () -> a.waits(entry));
        assertFalse(second.sharing.reigns());
        assertEquals(Telling.HERE, a.store.end(entry, TestNode.done()));
        assertEquals(List.of(), second.store.owed(Ending.DONE), "it is the first one's to tell");
        a.close();
        second.awaitReign();
        TestNode.await("the trouble to be over", () -> second.listener.works.get() > 0);
    }
}
