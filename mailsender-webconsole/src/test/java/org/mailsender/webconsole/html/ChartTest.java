// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private final Html html = new Html();
    private final Chart chart = new Chart(
            List.of(
                    new Series("ms-done", "Done", List.of(0L, 30L, 10L)),
                    new Series("ms-failed", "Failed", List.of(0L, 10L, 0L))),
            List.of("12:00", "13:00"));

    @Test
    void eachSeriesIsALineAndTheHighestValueFits() {
        chart.lines(html, "Done & failed");
        assertTrue(html.toString().contains("points=\"34.0,98.0 184.0,30.5 334.0,75.5\""), html.toString());
        assertTrue(html.toString().contains("role=\"img\" aria-label=\"Done &amp; failed\""), html.toString());
    }

    @Test
    void barsStandOnOneAnotherAndNothingIsDrawnForNone() {
        chart.bars(html, "");
        assertEquals(4, html.toString().split("<rect").length);
        assertTrue(html.toString().contains("y=\"30.5\" height=\"67.5\""), html.toString());
        assertTrue(html.toString().contains("y=\"8.0\" height=\"22.5\""), html.toString());
    }

    @Test
    void aChartWithoutAnythingHasAnAxisAllTheSame() {
        new Chart(List.of(new Series("ms-done", "Done", List.of(0L, 0L))), List.of("a", "b")).bars(html, "");
        assertTrue(html.toString().contains(">2</text>"), html.toString());
    }

    @Test
    void largeFiguresFitBesideThePlane() {
        assertEquals(
                List.of("9999", "10 k", "12 M"), List.of(Plot.brief(9999), Plot.brief(10_500), Plot.brief(12_345_678)));
    }
}
