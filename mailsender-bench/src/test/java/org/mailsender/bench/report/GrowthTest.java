// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GrowthTest {

    @Test
    void theSlopeIsThePowerOfGrowth() {
        Growth growth = new Growth("n", "as ever", "proportional", "square");
        for (int n = 1; n <= 1000; n *= 10) {
            growth.add(n, 7, 3.0 * n, 0.5 * n * n);
        }
        List<String> lines = growth.lines();
        assertEquals("| 10 | 7.00 | 30.0 | 50.0 |", lines.get(3));
        assertEquals("| *slope* | *0.00* | *1.00* | *2.00* |", lines.get(lines.size() - 1));
    }

    @Test
    void oneNumberHasNoSlope() {
        Growth growth = new Growth("n", "it");
        growth.add(10, 5);
        assertEquals("| *slope* | *-* |", growth.lines().get(3));
    }
}
