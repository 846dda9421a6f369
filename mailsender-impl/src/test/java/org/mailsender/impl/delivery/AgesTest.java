// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.store.ArrivalIds;
import org.mailsender.store.MailIds;
import org.mailsender.store.QueueEntry;

/** A clock that is set makes no mail older or younger. */
class AgesTest extends DeliveryTestCase {

    private final ArrivalIds ids = new ArrivalIds(time, 0);
    private final Ages ages = new Ages(time);

    private QueueEntry taken() {
        QueueEntry entry = new QueueEntry(ids.next(), false, 0);
        ages.taken(entry);
        return entry;
    }

    @Test
    void aMailAgesWithTime() {
        QueueEntry entry = taken();
        time.pass(Duration.ofHours(5));

        assertEquals(Duration.ofHours(5), ages.of(entry));
    }

    @Test
    void aClockSetForwardByDaysAgesNoMail() {
        QueueEntry entry = taken();
        time.pass(Duration.ofHours(1)).setWall(Duration.ofDays(10)).pass(Duration.ofHours(1));

        assertEquals(Duration.ofHours(2), ages.of(entry));
    }

    @Test
    void aClockSetBackByDaysKeepsNoMailForLonger() {
        QueueEntry entry = taken();
        time.pass(Duration.ofHours(1)).setWall(Duration.ofDays(-10)).pass(Duration.ofHours(1));

        assertEquals(Duration.ofHours(2), ages.of(entry));
    }

    @Test
    void aMailTakenAfterTheClockWasSetAgesFromThenOn() {
        taken();
        time.setWall(Duration.ofDays(10));
        QueueEntry late = taken();
        time.pass(Duration.ofMinutes(3));

        assertEquals(Duration.ofMinutes(3), ages.of(late));
    }

    @Test
    void aClockThatIsSetAgainAndAgainIsFollowed() {
        QueueEntry entry = taken();
        for (int i = 0; i < 500; i++) {
            time.pass(Duration.ofMinutes(1)).setWall(Duration.ofDays(i % 2 == 0 ? 3 : -2));
            ages.of(entry);
        }

        assertEquals(Duration.ofMinutes(500), ages.of(entry));
    }

    @Test
    void aClockThatOnlyDriftsIsBelieved() {
        QueueEntry entry = taken();
        time.pass(Duration.ofHours(1)).setWall(Duration.ofMillis(-700));

        assertEquals(Duration.ofHours(1).minusMillis(700), ages.of(entry));
    }

    @Test
    void aMailOfAnEarlierProcessIsAsOldAsItsTimeSays() {
        QueueEntry old = new QueueEntry(MailIds.first(begin.minus(Duration.ofDays(1))), false, 0);

        assertEquals(Duration.ofDays(1), ages.of(old));
    }

    @Test
    void noMailHasANegativeAge() {
        QueueEntry fromTheFuture = new QueueEntry(MailIds.first(begin.plus(Duration.ofDays(1))), false, 0);

        assertEquals(Duration.ZERO, ages.of(fromTheFuture));
    }

    @Test
    void noMailIsGivenUpEarlyWhenTheClockIsSetForward() {
        QueueEntry entry = taken();
        time.setWall(Duration.ofDays(30)).pass(Duration.ofHours(47));
        RetrySettings retry = settings.delivery().retry();

        assertEquals(Optional.of(Duration.ofMinutes(30)), RetryPolicy.pause(retry, 100, ages.of(entry), 0));
        time.pass(Duration.ofHours(1));
        assertEquals(Optional.empty(), RetryPolicy.pause(retry, 100, ages.of(entry), 0));
    }
}
