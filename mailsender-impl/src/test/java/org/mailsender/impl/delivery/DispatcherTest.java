// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.QueueEntry;

/** Which mail is sent when, and on how many connections, where no server gives trouble. */
class DispatcherTest extends DispatcherTestCase {

    @Test
    void mailsAreSentInTheOrderOfTheirEvents() {
        start(2, 3, 1);

        assertEquals(List.of("1@0", "2@0", "3@0"), sent);
        assertEquals(0, dispatcher.ask(Schedule::size));
    }

    @Test
    void nothingIsSentBeforeTheStart() {
        dispatcher.add(mail(1));
        pass(Duration.ofHours(1));

        assertEquals(List.of(), sent);
        assertEquals(List.of(mail(1)), dispatcher.ask(Schedule::all));
    }

    @Test
    void aMailIsSentAsSoonAsItIsAdded() {
        start();
        dispatcher.add(mail(1));
        settle();

        assertEquals(List.of("1@0"), sent);
    }

    @Test
    void asManyConnectionsWorkAsThereIsWorkForAndAsAreAllowed() {
        configure("connections", 3);
        dispatcher.start();
        dispatcher.add(mail(1));
        dispatcher.add(mail(2));

        assertTrue(runs >= 2, "one connection would have been enough");
        for (long number = 3; number <= 9; number++) {
            dispatcher.add(mail(number));
        }
        assertEquals(3, runs);
        settle();
        assertEquals(9, sent.size());
    }

    @Test
    void anIdleQueueHasNoThread() {
        start(1);
        int before = runs;
        pass(Duration.ofDays(1));

        assertEquals(before, runs);
    }

    @Test
    void aDeferredMailIsSentAtItsMomentAndHoldsUpNobody() {
        server = mail -> {
            dispatcher.connected(settings.transport(), time.now());
            dispatcher.defer(mail, time.now().plus(Duration.ofSeconds(30)), false);
            server = this::accept;
            return true;
        };
        start(1, 2);

        assertEquals(List.of("2@0"), sent);
        pass(Duration.ofSeconds(29));
        assertEquals(List.of("2@0"), sent);
        pass(Duration.ofSeconds(2));
        assertEquals(List.of("2@0", "1@30"), sent);
    }

    @Test
    void aMailAddedForLaterIsSentThen() {
        dispatcher.add(mail(1), time.now().plus(Duration.ofMinutes(5)));
        start();

        assertEquals(
                Optional.of(time.now().plus(Duration.ofMinutes(5))),
                dispatcher.ask(schedule -> schedule.dueOf(mail(1))));
        pass(Duration.ofMinutes(6));
        assertEquals(List.of("1@300"), sent);
    }

    @Test
    void aClockThatIsSetDoesNotMoveADeferredMail() {
        dispatcher.add(mail(1), time.now().plus(Duration.ofMinutes(5)));
        start();
        time.setWall(Duration.ofDays(3));
        pass(Duration.ofMinutes(2));
        time.setWall(Duration.ofDays(-9));

        assertEquals(List.of(), sent);
        pass(Duration.ofMinutes(4));
        assertEquals(List.of("1@300"), sent);
    }

    @Test
    void theRateIsKeptInEverySlidingMinuteAndTheQueueGoesOnByItself() {
        configure("ratePerMinute", 2);
        start(1, 2, 3, 4, 5);
        pass(Duration.ofSeconds(59));

        assertEquals(List.of("1@0", "2@0"), sent);
        pass(Duration.ofSeconds(121));
        assertEquals(List.of("1@0", "2@0", "3@60", "4@60", "5@120"), sent);
    }

    @Test
    void aClockThatIsSetNeitherLiftsNorProlongsTheRate() {
        configure("ratePerMinute", 1);
        start(1, 2, 3);
        time.setWall(Duration.ofDays(2));
        pass(Duration.ofSeconds(30));

        assertEquals(List.of("1@0"), sent);
        time.setWall(Duration.ofDays(-4));
        pass(Duration.ofSeconds(31));
        assertEquals(List.of("1@0", "2@60"), sent);
    }

    @Test
    void aRateThatIsLiftedLetsTheQueueGoAtOnce() {
        configure("ratePerMinute", 1);
        start(1, 2, 3);
        configure("ratePerMinute", 0);
        dispatcher.wake();
        settle();

        assertEquals(List.of("1@0", "2@0", "3@0"), sent);
    }

    @Test
    void aDisabledInstanceSendsOnlyWhatIsSentByHand() {
        configure("enabled", false);
        start(1);
        dispatcher.add(byHand(2));
        settle();

        assertEquals(List.of("2@0"), sent);
        configure("enabled", true);
        dispatcher.wake();
        settle();
        assertEquals(List.of("2@0", "1@0"), sent);
    }

    @Test
    void whatIsUnderWayCannotBeRemoved() {
        server = mail -> {
            assertEquals(false, dispatcher.ask(schedule -> schedule.remove(mail)));
            assertEquals(true, dispatcher.ask(schedule -> schedule.remove(mail(2))));
            return accept(mail);
        };
        start(1, 2);

        assertEquals(List.of("1@0"), sent);
    }

    @Test
    void anOperatorNeedNotWaitForADeferredMail() {
        dispatcher.add(mail(1), time.now().plus(Duration.ofHours(1)));
        dispatcher.add(mail(2), time.now().plus(Duration.ofHours(1)));
        start();
        dispatcher.retry(Optional.of(mail(2)));
        settle();

        assertEquals(List.of("2@0"), sent);
        dispatcher.retry(Optional.empty());
        settle();
        assertEquals(List.of("2@0", "1@0"), sent);
    }

    @Test
    void afterTheStopNoMailBegins() {
        start();
        dispatcher.stop(Duration.ZERO, Duration.ZERO);
        dispatcher.add(mail(1));
        pass(Duration.ofHours(1));

        assertEquals(List.of(), sent);
        assertEquals(Optional.empty(), dispatcher.take());
        assertEquals(List.of(mail(1)), dispatcher.ask(Schedule::all));
    }

    @Test
    void theFirstOfTheQueueIsTheOldestEvent() {
        QueueEntry oldest = mail(1);
        dispatcher.add(mail(2));
        dispatcher.add(oldest, time.now().plus(Duration.ofHours(1)));

        assertEquals(Optional.of(oldest), dispatcher.ask(Schedule::oldest));
        assertEquals(2, dispatcher.ask(Schedule::size));
    }

    @Test
    void theThreadThatBringsAMailMaySendIt() {
        dispatcher.start();
        List<Runnable> given = new ArrayList<>();
        dispatcher.add(mail(1), given::add);
        dispatcher.add(mail(2), given::add);
        settle();
        assertEquals(List.of(), sent);
        assertEquals(1, given.size());

        given.get(0).run();
        assertEquals(List.of("1@0", "2@0"), sent);
    }
}
