// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.threads.Moment;

/** At most so many mails in any sliding minute. */
class RateLimitTest {

    private static Moment at(long seconds) {
        return new Moment(0).plus(Duration.ofSeconds(seconds));
    }

    @Test
    void theRateHoldsInEverySlidingMinute() {
        RateLimit rate = new RateLimit();
        rate.begin(2, at(0));
        rate.begin(2, at(20));

        assertEquals(Optional.of(at(60)), rate.nextSlot(2, at(30)));
        assertEquals(Optional.empty(), rate.nextSlot(2, at(60)));
        rate.begin(2, at(60));
        assertEquals(Optional.of(at(80)), rate.nextSlot(2, at(61)));
    }

    @Test
    void withoutALimitEveryMailMayBeginAtOnce() {
        RateLimit rate = new RateLimit();
        rate.begin(1, at(0));

        assertEquals(Optional.empty(), rate.nextSlot(0, at(1)));
    }

    @Test
    void whatASenderThatDiedMayHaveBegunCountsAsAFullMinute() {
        RateLimit rate = new RateLimit();
        rate.restore(List.of(), Optional.of(at(10)));

        assertEquals(Optional.of(at(70)), rate.nextSlot(100, at(11)));
        assertEquals(Optional.of(at(10)), rate.uncountedUntil(), "the next sender has to know it, too");
        assertEquals(Optional.empty(), rate.nextSlot(100, at(70)));
        assertEquals(Optional.empty(), rate.uncountedUntil());
    }
}
