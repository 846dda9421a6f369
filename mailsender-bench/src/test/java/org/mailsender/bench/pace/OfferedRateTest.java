// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OfferedRateTest {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void whatIsDueDoesNotDependOnHowLongTheWorkTakes() throws Exception {
        List<Long> due = new ArrayList<>();
        new OfferedRate(1000).run(5, (number, dueNanos) -> {
            due.add(dueNanos);
            Thread.sleep(number == 1 ? 20 : 0);
        });
        for (int i = 1; i < due.size(); i++) {
            assertEquals(INTERVAL, due.get(i) - due.get(i - 1));
        }
    }

    @Test
    void thoseBehindAStallAreLate() throws Exception {
        Latencies latencies = new Latencies();
        new OfferedRate(1000).run(11, (number, dueNanos) -> {
            Thread.sleep(number == 0 ? 20 : 0);
            latencies.ended(dueNanos);
        });
        // Ten milliseconds after the first, the last one was due; half of them wait longer.
        assertTrue(latencies.micros(50) >= 10_000, () -> "only " + latencies.micros(50));
    }
}
