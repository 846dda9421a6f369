// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class WaitingTest {

    private static final long ROUND_TRIP = 1000;

    private final Waiting waiting = new Waiting(ROUND_TRIP);

    @Test
    void onlyTheFirstOctetsOfAnAnswerEndAWait() {
        waiting.sent(0);
        assertTrue(waiting.answered(ROUND_TRIP));
        assertFalse(waiting.answered(ROUND_TRIP + 1));
    }

    @Test
    void whatWasOnItsWayAlreadyIsNoAnswer() {
        waiting.sent(0);
        assertFalse(waiting.answered(ROUND_TRIP / 10));
        waiting.sent(ROUND_TRIP / 5);
        assertTrue(waiting.answered(ROUND_TRIP + ROUND_TRIP / 5));
    }

    @Test
    void aServerThatSpeaksUnaskedAnswersNothing() {
        assertFalse(waiting.answered(ROUND_TRIP));
    }
}
