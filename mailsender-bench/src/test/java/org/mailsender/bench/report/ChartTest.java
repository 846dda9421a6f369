// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChartTest {

    @Test
    void whoIsTwiceAsFastHasABarOfTwiceTheLength() {
        String chart = chart(100, 200);
        assertTrue(chart.contains("width=\"200\"") && chart.contains("width=\"400\""), chart);
        assertTrue(chart.contains("2.00 ×, 200/s"), chart);
    }

    @Test
    void aBarThatWouldLeaveTheChartEndsOpen() {
        assertTrue(chart(100, 1000).contains("⋯ 10.0 ×, 1000/s"));
    }

    private static String chart(double ours, double theirs) {
        Result first = new Result("MailSender");
        first.add(ours, 1, 1);
        Result second = new Result("other");
        second.add(theirs, 1, 1);
        return Chart.of(List.of(new Comparison("some mails", List.of(first, second), Map.of())));
    }
}
