// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailsender.impl.delivery.DeliveryTestCase.byHand;
import static org.mailsender.impl.delivery.DeliveryTestCase.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.QueueEntry;

/** The queue in memory: who is next, and nobody is lost. */
class ScheduleTest {

    private static final Moment SOON = new Moment(10);
    private static final Moment LATER = new Moment(20);

    private final Schedule schedule = new Schedule();

    private void add(long... numbers) {
        for (long number : numbers) {
            schedule.add(mail(number));
        }
    }

    private List<Long> takeAll() {
        List<Long> taken = new ArrayList<>();
        for (Optional<QueueEntry> next = schedule.take(false); next.isPresent(); next = schedule.take(false)) {
            taken.add(next.get().id());
        }
        return taken;
    }

    @Test
    void mailsAreTakenInTheOrderOfTheirEvents() {
        add(3, 1, 2);

        assertEquals(List.of(1L, 2L, 3L), takeAll());
    }

    @Test
    void aMailSentByHandHasNoPrecedence() {
        add(1, 3);
        schedule.add(byHand(2));

        assertEquals(List.of(1L, 2L, 3L), takeAll());
    }

    @Test
    void whereEventsRestOnlyMailsSentByHandAreTaken() {
        add(1, 3);
        schedule.add(byHand(2));

        assertEquals(1, schedule.ready(true));
        assertEquals(Optional.of(byHand(2)), schedule.take(true));
        assertEquals(Optional.empty(), schedule.take(true));
        assertEquals(List.of(1L, 3L), takeAll());
    }

    @Test
    void aMailPutBackIsNextAgain() {
        add(1, 2);
        schedule.take(false);
        schedule.putBack(mail(1));

        assertEquals(List.of(1L, 2L), takeAll());
    }

    @Test
    void whatWaitsIsTakenWhenItsTimeHasComeAndNotBefore() {
        schedule.wait(mail(1), LATER);
        schedule.wait(mail(2), SOON);
        schedule.promote(new Moment(SOON.nanos() - 1));

        assertEquals(0, schedule.ready(false));
        assertEquals(Optional.of(SOON), schedule.nextDue());
        schedule.promote(SOON);

        assertEquals(List.of(2L), takeAll());
        schedule.promote(LATER);

        assertEquals(List.of(1L), takeAll());
        assertEquals(Optional.empty(), schedule.nextDue());
    }

    @Test
    void aServerThatFellGivesTheMailItInterruptedItsPlaceBack() {
        add(1, 2);
        schedule.take(false);
        schedule.defer(mail(1), LATER, true);
        schedule.recallInterrupted();

        assertEquals(List.of(1L, 2L), takeAll());
    }

    @Test
    void aMailThatTheServerDeferredKeepsItsPauseWhenTheServerFalls() {
        add(1, 2);
        schedule.take(false);
        schedule.defer(mail(1), LATER, false);
        schedule.recallInterrupted();

        assertEquals(List.of(2L), takeAll());
        assertEquals(Optional.of(LATER), schedule.dueOf(mail(1)));
    }

    @Test
    void anInterruptionIsForgottenWhenTheServerTurnsOutToBeUp() {
        add(1);
        schedule.take(false);
        schedule.defer(mail(1), LATER, true);
        schedule.forgetInterruptions();
        schedule.recallInterrupted();

        assertEquals(0, schedule.ready(false));
    }

    @Test
    void anOperatorMakesOneReadyOrAll() {
        schedule.wait(mail(1), LATER);
        schedule.wait(mail(2), LATER);
        schedule.wait(byHand(3), LATER);
        schedule.promote(mail(2));

        assertEquals(List.of(2L), takeAll());
        schedule.promoteAll();

        assertEquals(List.of(1L, 3L), takeAll());
    }

    @Test
    void whatIsUnderWayIsNotMadeReadyASecondTime() {
        add(1);
        schedule.take(false);
        schedule.promote(mail(1));
        schedule.promoteAll();

        assertEquals(0, schedule.ready(false));
    }

    @Test
    void allButWhatIsUnderWayCanBeRemoved() {
        add(1, 2);
        schedule.add(byHand(3));
        schedule.wait(mail(4), SOON);
        schedule.take(false);

        assertFalse(schedule.remove(mail(1)));
        assertTrue(schedule.remove(mail(2)));
        assertTrue(schedule.remove(byHand(3)));
        assertTrue(schedule.remove(mail(4)));
        assertFalse(schedule.remove(mail(4)));
        assertEquals(List.of(mail(1)), schedule.all());
    }

    @Test
    void theOldestIsFoundWhereverItIs() {
        add(4);
        assertEquals(Optional.of(mail(4)), schedule.oldest());
        schedule.add(byHand(3));
        assertEquals(Optional.of(byHand(3)), schedule.oldest());
        schedule.wait(mail(2), SOON);
        assertEquals(Optional.of(mail(2)), schedule.oldest());
        schedule.add(mail(1));
        schedule.take(false);

        assertEquals(Optional.of(mail(1)), schedule.oldest());
        assertEquals(List.of(mail(1), mail(2), byHand(3), mail(4)), schedule.all());
        assertEquals(4, schedule.size());
    }

    @Test
    void theFirstIsTakenOnACondition() {
        add(1, 2);

        assertEquals(Optional.empty(), schedule.takeFirst(entry -> entry.id() == 2));
        assertEquals(Optional.of(mail(1)), schedule.takeFirst(entry -> entry.id() == 1));
        assertEquals(List.of(2L), takeAll());
    }

    /** Whatever happens in whatever order, each mail is in the queue exactly once until it is finished or removed. */
    @Property(tries = 300)
    void noMailIsLostOrDoubled(@ForAll Random random) {
        Schedule busy = new Schedule();
        TreeSet<QueueEntry> expected = new TreeSet<>(QueueEntry.BY_ARRIVAL);
        List<QueueEntry> underWay = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            happen(random, step, busy, expected, underWay);

            assertEquals(List.copyOf(expected), busy.all());
            assertEquals(expected.size(), busy.size());
        }
    }

    private static void happen(
            Random random, int step, Schedule busy, Set<QueueEntry> expected, List<QueueEntry> underWay) {
        Moment moment = new Moment(step + random.nextInt(5));
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                QueueEntry entry = new QueueEntry(step, random.nextBoolean(), 0);
                expected.add(entry);
                busy.add(entry);
            }
            case 2, 3 -> busy.take(random.nextInt(4) == 0).ifPresent(underWay::add);
            case 4 -> {
                if (!underWay.isEmpty()) {
                    busy.defer(underWay.remove(0), moment, random.nextBoolean());
                }
            }
            case 5 -> {
                if (!underWay.isEmpty()) {
                    QueueEntry entry = underWay.remove(0);
                    expected.remove(entry);
                    busy.finish(entry);
                }
            }
            case 6 -> busy.promote(moment);
            case 7 -> busy.recallInterrupted();
            case 8 -> {
                if (!underWay.isEmpty()) {
                    busy.putBack(underWay.remove(0));
                }
            }
            default ->
                expected.stream().skip(expected.size() / 2).findFirst().ifPresent(entry -> {
                    if (busy.remove(entry)) {
                        expected.remove(entry);
                    }
                });
        }
    }
}
