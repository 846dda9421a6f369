// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.Handover;
import org.mailsender.store.MailEnd;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;
import org.mailsender.store.Wish;

/** One node sends at a time, and the next one goes on where it has stopped. */
class ReigningTest extends SharedDeliveryTestCase {

    private List<Long> queue() {
        return delivery.entries().stream().map(entry -> entry.id()).toList();
    }

    @Test
    void whatWaitsIsThisNodesBusinessOnlyWhileItSends() {
        StoredMail mail = mail();
        spur();
        assertEquals(List.of(), queue());

        crown();
        assertEquals(List.of(mail.entry().id()), queue());

        shared.takeAway();
        assertEquals(List.of(), queue());
        spur();
        assertEquals(List.of(), queue());
    }

    @Test
    void aMailIsLoadedOnceHoweverOftenTheStoreTellsOfIt() {
        StoredMail first = mail();
        crown();
        StoredMail second = mail();
        spur();
        spur();

        assertEquals(List.of(first.entry().id(), second.entry().id()), queue());
        assertEquals(2, delivery.size());
    }

    @Test
    void aMailThatWasDeferredByAFormerSenderKeepsItsTime() throws IOException {
        StoredMail mail = mail();
        Instant due = time.wall().plusSeconds(120);
        store.saveState(mail.entry(), DeliveryState.NEW.deferred(due, "450 4.2.1 Later"));
        crown();

        assertEquals(Optional.of(due), delivery.dueOf(mail.entry()));
    }

    @Test
    void anAccountThatRefusedAFormerSenderIsNotTriedBeforeItsTime() {
        configure("enabled", true);
        mail();
        shared.crown(here, held(time.wall().plusSeconds(600)));

        pass(Duration.ofSeconds(599));
        assertEquals(0, runs);
        assertEquals("535 5.7.8 refused", delivery.hold().orElseThrow().reason());
        assertEquals(List.of(), journal, "it was told when it began");

        pass(Duration.ofSeconds(2));
        assertEquals(1, runs);
    }

    @Test
    void mailsThatAFormerSenderBeganCountForTheLimit() {
        configure("enabled", true);
        configure("ratePerMinute", 2);
        mail();
        shared.crown(
                here,
                new Handover(
                        Optional.empty(),
                        List.of(time.wall().minusSeconds(20), time.wall().minusSeconds(10))));

        pass(Duration.ofSeconds(39));
        assertEquals(0, runs);
        pass(Duration.ofSeconds(2));
        assertTrue(runs > 0);
    }

    @Test
    void whatANextSenderMustKnowIsHandedOnAsItCame() {
        Instant until = time.wall().plusSeconds(600);
        Handover before = new Handover(held(until).hold(), List.of(time.wall().minusSeconds(10)));
        configure("ratePerMinute", 5);
        shared.crown(here, before);
        pass(Duration.ofSeconds(5));

        assertEquals(before, shared.takeAway());
        assertEquals(Optional.empty(), delivery.hold(), "whoever sends knows it");
    }

    @Test
    void aClockThatWasSetDuringAReignBendsNoHold() {
        shared.crown(here, held(time.wall().plusSeconds(600)));
        time.setWall(Duration.ofSeconds(-30));

        assertEquals(held(time.wall().plusSeconds(600)), shared.takeAway());
    }

    @Test
    void anEarlierReignsTroubleIsForgotten() {
        shared.crown(here, held(time.wall().plusSeconds(600)));
        shared.takeAway();
        crown();

        assertEquals(Optional.empty(), delivery.hold());
    }

    @Test
    void aMailThatHasGoneMeanwhileIsNobodysTrouble() throws IOException {
        StoredMail mail = mail();
        crown();
        store.remove(mail.entry());
        here.wish(new Wish(Wish.Kind.DROP, Optional.of(mail.entry())));

        assertEquals(0, delivery.size());
        assertTrue(journal.stream().noneMatch(line -> line.startsWith("lost")), journal::toString);
    }

    @Test
    void anOutcomeOfAnothersSendingIsToldOnceAlthoughTheStoreForgetsIt() throws IOException {
        StoredMail mail = mail();
        here.telling(Telling.LATER).end(mail.entry(), new MailEnd(Ending.DONE, mail.state(), "mx:25", "250 Ok"));
        journal.clear();
        here.listener().outcomesOwed();
        store.breakDisk(true);
        StoredMail second = mail();
        store.breakDisk(false);
        here.end(second.entry(), new MailEnd(Ending.FAILED, second.state().givenUp(List.of(A), "550 No"), "", ""));
        store.breakDisk(true);
        here.listener().outcomesOwed();
        here.listener().outcomesOwed();
        store.breakDisk(false);
        pass(Settlement.DISK_PAUSE.plusSeconds(1));
        here.listener().outcomesOwed();

        assertEquals(List.of("done ", "published", "end FAILED", "failed 550 No", "published"), journal);
    }

    @Test
    void anOwnAttemptThatAnotherNodeEndedChangesNothing() throws IOException {
        StoredMail mail = mail();
        here.fence();
        Settlement settlement = new Settlement(here, outcomes, services, new Ages(time));
        settlement.givenUp(mail, true, "too old");

        assertEquals(List.of(), journal);
        settlement.requireAllWritten();
        assertEquals(Map.of(), store.reread(mail).state().rejected());
    }
}
