// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;

/** The arithmetic of trying again. */
class RetryPolicyTest {

    private static final Instant TAKEN = Instant.parse("2026-11-22T12:00:00Z");
    private static final RetrySettings SETTINGS =
            new RetrySettings(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofDays(2));

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "3, 120", "6, 960", "7, 1800", "40, 1800"})
    void theDelayDoublesUpToItsLongest(int attempts, long seconds) {
        assertEquals(
                Optional.of(TAKEN.plusSeconds(seconds)), RetryPolicy.nextAttempt(SETTINGS, attempts, TAKEN, TAKEN, 0));
    }

    @Test
    void jitterMakesItLaterByAFifthAtMost() {
        assertEquals(Optional.of(TAKEN.plusSeconds(36)), RetryPolicy.nextAttempt(SETTINGS, 1, TAKEN, TAKEN, 1));
    }

    @Test
    void theLastAttemptIsAtTheGiveUpTime() {
        Instant giveUp = TAKEN.plus(Duration.ofDays(2));

        assertEquals(Optional.of(giveUp), RetryPolicy.nextAttempt(SETTINGS, 9, TAKEN, giveUp.minusSeconds(5), 0));
        assertEquals(Optional.empty(), RetryPolicy.nextAttempt(SETTINGS, 9, TAKEN, giveUp, 0));
    }

    @Test
    void anAgeOfZeroMeansNever() {
        RetrySettings never = new RetrySettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);

        assertEquals(Optional.empty(), RetryPolicy.nextAttempt(never, 1, TAKEN, TAKEN, 0));
    }

    @Test
    void refusedCredentialsAreProbedAtTheSlowestPace() {
        Hold hold = Hold.after(null, Kind.AUTHENTICATION, "no", SETTINGS, TAKEN, 0);

        assertEquals(TAKEN.plusSeconds(1800), hold.until());
        assertTrue(!hold.bounces());
    }

    @Test
    void anUnreachableServerIsProbedMoreAndMoreRarely() {
        Hold first = Hold.after(null, Kind.UNREACHABLE, "down", SETTINGS, TAKEN, 0);
        Hold second = Hold.after(first, Kind.UNREACHABLE, "down", SETTINGS, first.until(), 0);

        assertEquals(TAKEN.plusSeconds(30), first.until());
        assertEquals(TAKEN.plusSeconds(90), second.until());
    }

    @Test
    void theRateHoldsInEverySlidingMinute() {
        RateLimit rate = new RateLimit();
        rate.begin(2, TAKEN);
        rate.begin(2, TAKEN.plusSeconds(20));

        assertEquals(Optional.of(TAKEN.plusSeconds(60)), rate.nextSlot(2, TAKEN.plusSeconds(30)));
        assertEquals(Optional.empty(), rate.nextSlot(2, TAKEN.plusSeconds(60)));
        rate.begin(2, TAKEN.plusSeconds(60));
        assertEquals(Optional.of(TAKEN.plusSeconds(80)), rate.nextSlot(2, TAKEN.plusSeconds(61)));
        assertEquals(Optional.empty(), rate.nextSlot(0, TAKEN.plusSeconds(61)));
    }
}
