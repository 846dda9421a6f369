// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.SharedMemoryStore;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Handover;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Wish;

/** What operators wish of a shared queue is done by the node that sends. */
class WishesTest extends SharedDeliveryTestCase {

    private List<Long> queue() {
        return delivery.entries().stream().map(entry -> entry.id()).toList();
    }

    @Test
    void oneMailIsDroppedOrRetriedByWhoeverSendsIt() throws IOException {
        StoredMail dropped = mail();
        StoredMail retried = mail();
        store.saveState(retried.entry(), DeliveryState.NEW.deferred(time.wall().plusSeconds(60), "450 Later"));
        crown();
        SharedMemoryStore other = shared.node("b");

        other.wish(new Wish(Wish.Kind.DROP, Optional.of(dropped.entry())));
        other.wish(new Wish(Wish.Kind.RETRY, Optional.of(retried.entry())));

        assertTrue(journal.contains("dropped an operator dropped the mail"), journal::toString);
        assertEquals(List.of(retried.entry().id()), queue());
        assertEquals(Optional.empty(), delivery.dueOf(retried.entry()));
    }

    @Test
    void aWishThatCannotBeGrantedKeepsNoOtherFromIt() throws IOException {
        StoredMail stuck = mail();
        StoredMail retried = mail();
        store.saveState(retried.entry(), DeliveryState.NEW.deferred(time.wall().plusSeconds(60), "450 Later"));
        crown();
        shared.depose();
        here.wish(new Wish(Wish.Kind.DROP, Optional.of(stuck.entry())));
        here.wish(new Wish(Wish.Kind.RETRY, Optional.of(retried.entry())));
        store.breakDisk(true);
        shared.crown(here, Handover.NOTHING);

        assertTrue(outcomes.troubles().get(0).contains("cannot be dropped"), outcomes.troubles()::toString);
        assertEquals(Optional.empty(), delivery.dueOf(retried.entry()));
        assertEquals(2, delivery.size());
    }

    @Test
    void aMailThatCannotBeDroppedKeepsItsTime() throws IOException {
        StoredMail known = mail();
        Instant due = time.wall().plusSeconds(60);
        store.saveState(known.entry(), DeliveryState.NEW.deferred(due, "450 Later"));
        here.showing(1);
        crown();
        StoredMail unknown = mail();
        store.saveState(unknown.entry(), DeliveryState.NEW.deferred(due, "450 Later"));
        store.breakDisk(true);
        here.wish(new Wish(Wish.Kind.DROP, Optional.empty()));
        pass(Duration.ZERO);

        store.breakDisk(false);
        assertEquals(List.of(known.entry().id()), queue());
        here.showing(2);
        spur();
        assertEquals(List.of(known.entry().id(), unknown.entry().id()), queue());
        assertEquals(Optional.of(due), delivery.dueOf(known.entry()));
        assertEquals(Optional.of(due), delivery.dueOf(unknown.entry()));
    }

    @Test
    void mailsFarFromTheirTurnAreRetriedAndDroppedToo() {
        mail();
        StoredMail retried = mail();
        StoredMail dropped = mail();
        here.showing(1);
        crown();
        here.wish(new Wish(Wish.Kind.RETRY, Optional.of(retried.entry())));
        here.wish(new Wish(Wish.Kind.DROP, Optional.of(dropped.entry())));

        assertEquals(2, delivery.size());
        assertEquals(Optional.empty(), delivery.dueOf(retried.entry()));
        assertEquals(Optional.empty(), here.find(dropped.entry().id()));
    }

    @Test
    void allMailsAreDroppedByOneWishBesideOtherWork() {
        mail();
        mail();
        crown();
        shared.node("b").wish(new Wish(Wish.Kind.DROP, Optional.empty()));
        assertEquals(2, delivery.size());

        pass(Duration.ZERO);
        assertEquals(0, delivery.size());
        assertEquals(List.of(), here.queued());
    }
}
