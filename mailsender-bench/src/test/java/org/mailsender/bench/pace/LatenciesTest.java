// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LatenciesTest {

    @Test
    void aRowTellsPercentilesInMicroseconds() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 1000; i++) {
            latencies.add(i * 1000L);
        }
        assertEquals("| it | 500 | 990 | 999 | 1000 | 1000 |", latencies.row("it"));
    }
}
