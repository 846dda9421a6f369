// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailRecord;
import org.mailsender.store.MailStore;
import org.mailsender.store.MessageTooLargeException;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Telling;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/** What a store keeps, wherever its mails are; whoever implements one runs these tests. */
public interface MailStoreContract {

    /** Who gets the mails. */
    String RECIPIENT = "ops@example.com";

    /** How one ends that the server has taken. */
    MailEnd DONE = MailEnd.of(Ending.DONE, DeliveryState.NEW.afterAttempt(List.of(RECIPIENT), Map.of()));

    /** How one ends that the server has refused. */
    MailEnd FAILED = MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of(RECIPIENT), "550 no"));

    /** Before what a test calls the text. */
    String HEADER = "Subject: x\r\n\r\n";

    /**
     * Opens the store, as the process that sends its mails. What was open before is left as a process leaves it that
     * ends.
     *
     * @return the same mails each time within a test
     * @throws Exception if that fails
     */
    MailStore open() throws Exception;

    /** A mail whose subject says which. */
    private static Composition mail(QueueEntry entry, String text, Optional<String> key) {
        MailRecord record = new MailRecord(
                entry.taken(),
                new Envelope("app@example.com", List.of(RECIPIENT), false),
                "<id@example.com>",
                text.substring(0, Math.min(20, text.length())),
                Endpoint.NONE,
                "orders/Send",
                key,
                Optional.empty(),
                List.of());
        return new Composition(record, out -> out.write((HEADER + text).getBytes(StandardCharsets.US_ASCII)));
    }

    private static Storing store(MailStore store, QueueEntry entry, String text, Optional<String> key, Terms terms)
            throws IOException {
        return store.<IOException>store(entry, () -> mail(entry, text, key), terms);
    }

    private static Terms terms(int maxQueued) {
        return new Terms(maxQueued, 1_000_000, () -> true);
    }

    private static QueueEntry stored(MailStore store, String text) throws IOException {
        return stored(store, text, Optional.empty());
    }

    private static QueueEntry stored(MailStore store, String text, Optional<String> key) throws IOException {
        QueueEntry entry = store.next(false, key);
        assertInstanceOf(Storing.Stored.class, store(store, entry, text, key, terms(100)));
        store.sharing().ifPresent(sharing -> sharing.announced(entry));
        return entry;
    }

    private static List<Long> waiting(MailStore store) throws IOException {
        return store.waiting().stream().map(mail -> mail.entry().id()).toList();
    }

    private static String text(StoredMail mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII).substring(HEADER.length());
    }

    @Test
    default void mailsWaitInTheOrderOfTheirEventsAlsoAfterARestart() throws Exception {
        List<Long> ids = new ArrayList<>();
        MailStore store = open();
        for (int i = 0; i < 5; i++) {
            ids.add(stored(store, "mail " + i).id());
        }
        assertEquals(ids, waiting(store));
        store = open();
        assertEquals(ids, waiting(store));
        ids.add(stored(store, "the last").id());
        assertEquals(ids, ids.stream().sorted().toList());
        store = open();
        List<WaitingMail> all = store.waiting();
        assertEquals(ids, all.stream().map(mail -> mail.entry().id()).toList());
        for (int i = 0; i < 5; i++) {
            assertEquals("mail " + i, text(store.read(all.get(i).entry()).orElseThrow()));
        }
    }

    @Test
    default void aTextIsWrittenAsOftenAsWantedLargeOrSmall() throws Exception {
        MailStore store = open();
        for (int length : new int[] {0, 1, 300_000}) {
            String text = "x".repeat(length);
            StoredMail mail = store.read(stored(store, text)).orElseThrow();
            assertEquals(HEADER.length() + length, mail.size());
            assertEquals(text, text(mail));
            assertEquals(text, text(mail));
        }
    }

    @Test
    default void aStateOutlivesTheProcess() throws Exception {
        MailStore store = open();
        QueueEntry entry = stored(store, "x");
        Instant due = Instant.ofEpochMilli(Instant.now().plusSeconds(100).toEpochMilli());
        DeliveryState state =
                DeliveryState.NEW.afterAttempt(List.of(), Map.of()).deferred(due, "451 later");
        store.saveState(entry, state);

        assertEquals(state, store.read(entry).orElseThrow().state());
        store = open();
        assertEquals(state, store.read(entry).orElseThrow().state());
        assertEquals(List.of(new WaitingMail(entry, due)), store.waiting());
    }

    @Test
    default void anOutcomeIsOwedUntilItIsPublished() throws Exception {
        MailStore store = open();
        QueueEntry taken = stored(store, "taken");
        QueueEntry refused = stored(store, "refused");
        assertEquals(Telling.HERE, store.end(taken, DONE));
        assertEquals(Telling.HERE, store.end(refused, FAILED));
        assertEquals(List.of(), waiting(store));

        store = open();
        assertEquals(List.of(), waiting(store));
        assertEquals(List.of(taken), store.owed(Ending.DONE));
        assertEquals(List.of(refused), store.owed(Ending.FAILED));
        StoredMail mail = store.readOwed(refused, Ending.FAILED).orElseThrow().mail();
        assertEquals("refused", mail.mail().subject());
        assertEquals("refused", text(mail));
        store.published(taken, Ending.DONE);
        store.published(refused, Ending.FAILED);
        assertEquals(List.of(), store.owed(Ending.DONE));

        store = open();
        assertEquals(List.of(), store.owed(Ending.DONE));
        assertEquals(List.of(), store.owed(Ending.FAILED));
        assertEquals(List.of(refused), store.failed().entries());
    }

    @Test
    default void aMailThatFailedCanBeDroppedOrPutBack() throws Exception {
        MailStore store = open();
        QueueEntry one = stored(store, "one");
        QueueEntry other = stored(store, "other");
        for (QueueEntry entry : List.of(one, other)) {
            store.end(entry, FAILED);
            store.published(entry, Ending.FAILED);
        }
        store.failed().drop(one);
        store.putBack(other);
        store.sharing().ifPresent(sharing -> sharing.announced(other));

        assertEquals(List.of(), store.failed().entries());
        assertEquals(List.of(other.id()), waiting(store));
        StoredMail mail = store.read(other).orElseThrow();
        assertEquals(Map.of(), mail.state().rejected());
        assertEquals("other", text(mail));
    }

    @Test
    default void aKeyKeepsDoublesOutUntilItsMailHasFailed() throws Exception {
        MailStore store = open();
        Optional<String> key = Optional.of("k");
        QueueEntry first = stored(store, "first", key);
        assertEquals(
                new Storing.Duplicate(OptionalLong.of(first.id())),
                store(store, store.next(false, key), "double", key, terms(100)));
        store.end(first, FAILED);
        store.published(first, Ending.FAILED);

        QueueEntry second = stored(store, "second", key);
        store.end(second, DONE);
        store.published(second, Ending.DONE);
        Storing.Duplicate done = new Storing.Duplicate(OptionalLong.empty());
        assertEquals(done, store(store, store.next(false, key), "double", key, terms(100)));
        store = open();
        assertEquals(done, store(store, store.next(false, key), "double", key, terms(100)));
    }

    @Test
    default void whatMayNotBeStoredLeavesNothing() throws Exception {
        MailStore store = open();
        Optional<String> none = Optional.empty();
        Terms impatient = new Terms(100, 100, () -> false);
        assertEquals(new Storing.Abandoned(), store(store, store.next(false, none), "x", none, impatient));
        for (int limit : new int[] {10, 600_000}) {
            Terms small = new Terms(100, limit, () -> true);
            String text = "x".repeat(limit + 1);
            QueueEntry entry = store.next(false, none);
            assertThrows(MessageTooLargeException.class, () -> store(store, entry, text, none, small));
        }
        MailStore next = open();
        assertEquals(List.of(), waiting(next));
        QueueEntry only = next.next(false, none);
        assertInstanceOf(Storing.Stored.class, store(next, only, "x", none, terms(1)));
        assertEquals(new Storing.Full(), store(next, next.next(false, none), "x", none, terms(1)));
    }

    @Test
    default void aMailThatIsRemovedOrSetAsideWaitsNoMore() throws Exception {
        MailStore store = open();
        QueueEntry removed = stored(store, "removed");
        QueueEntry aside = stored(store, "aside");
        store.remove(removed);
        store.setAside(aside);

        assertEquals(List.of(), waiting(store));
        assertTrue(store.read(removed).isEmpty());
        assertEquals(List.of(aside), store.failed().entries());
        assertEquals("aside", text(store.failed().read(aside).orElseThrow()));
    }
}
