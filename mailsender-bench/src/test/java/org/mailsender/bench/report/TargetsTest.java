// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TargetsTest {

    @Test
    void eachRateIsHeldAgainstItsGoal() {
        assertEquals(
                List.of(
                        "| 20 KB HTML, loopback | MailSender | mails/s against smtp-source | 0.75 (0.75 to 0.75) × | ≥ 0.80 | missed |"),
                rows("20 KB HTML, loopback", result("MailSender", 75, 1, 1), result("smtp-source", 100, 4, 1)));
    }

    @Test
    void processorTimeIsToBeLess() {
        List<String> rows =
                rows("1 KB text, loopback", result("MailSender", 100, 1, 0.8), result("Angus, reused", 50, 4, 1));
        assertEquals(
                "| 1 KB text, loopback | MailSender | processor time against Angus, reused | 0.80 × | ≤ 0.90 | met |",
                rows.get(1));
    }

    @Test
    void roundTripsAreHeldAgainstNobody() {
        assertEquals(
                List.of("| 1 KB text, 20 ms | MailSender | round trips | 1.04 | ≤ 1.05 | met |"),
                rows("1 KB text, 20 ms", result("MailSender", 44, 1.04, 1), result("Vert.x", 16, 3, 1)));
    }

    private static List<String> rows(String scenario, Result... results) {
        return Targets.table(List.of(new Comparison(scenario, List.of(results), Map.of())))
                .lines()
                .skip(2)
                .toList();
    }

    private static Result result(String peer, double rate, double roundTrips, double cpu) {
        Result result = new Result(peer);
        result.add(rate, roundTrips, cpu);
        return result;
    }
}
