// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.settings.RetrySettings;

/** When a deferred mail is tried again, and when it is given up. */
class RetryPolicyTest {

    private static final RetrySettings SETTINGS =
            new RetrySettings(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofDays(2));

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "3, 120", "6, 960", "7, 1800", "40, 1800"})
    void theDelayDoublesUpToItsLongest(int attempts, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryPolicy.pause(SETTINGS, attempts, Duration.ZERO, 0));
    }

    @Test
    void jitterMakesItLaterByAFifthAtMost() {
        assertEquals(Optional.of(Duration.ofSeconds(36)), RetryPolicy.pause(SETTINGS, 1, Duration.ZERO, 1));
    }

    @Test
    void theLastAttemptIsAtTheGiveUpTime() {
        Duration giveUp = Duration.ofDays(2);

        assertEquals(Optional.of(Duration.ofSeconds(5)), RetryPolicy.pause(SETTINGS, 9, giveUp.minusSeconds(5), 0));
        assertEquals(Optional.empty(), RetryPolicy.pause(SETTINGS, 9, giveUp, 0));
    }

    @Test
    void anAgeOfZeroMeansNever() {
        RetrySettings never = new RetrySettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);

        assertEquals(Optional.empty(), RetryPolicy.pause(never, 1, Duration.ZERO, 0));
    }
}
