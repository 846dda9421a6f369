// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProcessorTimeTest {

    @Test
    void childrenThatHaveEndedAreTheSixteenthAndTheSeventeenthField() {
        String stat = "4711 (a) strange (name) S 1 2 3 4 5 6 7 8 9 10 300 200 12 3 20 0 33 0 5";
        assertEquals(150_000_000L, ProcessorTime.ended(stat));
    }
}
