// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.List;
import java.util.Locale;

/** Mails in a second as bars on a logarithmic scale, one group for each scenario, as SVG. */
public final class Chart {

    private static final int LEFT = 190;
    private static final int WIDTH = 560;
    private static final int BAR = 14;
    private static final int HEADING = 30;
    private static final double DECADES = 5;

    private final StringBuilder svg = new StringBuilder();
    private int top = 10;

    /**
     * Draws.
     *
     * @param comparisons the groups
     * @return an SVG document
     */
    public static String of(List<Comparison> comparisons) {
        Chart chart = new Chart();
        comparisons.forEach(chart::group);
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n",
                LEFT + WIDTH + 80,
                chart.top + 10,
                chart.svg);
    }

    private void group(Comparison comparison) {
        top += HEADING;
        text(10, top - 8, "start", "<tspan font-weight=\"bold\">" + comparison.scenario() + ", mails/s</tspan>");
        comparison.results().forEach(this::bar);
    }

    private void bar(Result result) {
        double rate = result.rate().median();
        // One mail in ten seconds is the left end of the scale.
        double length = Math.max(1, WIDTH * (Math.log10(rate) + 1) / DECADES);
        String colour = result.peer().startsWith("MailSender") ? "#1b6ca8" : "#b8c4cf";
        text(LEFT - 6, top + BAR - 4, "end", result.peer());
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/>%n",
                LEFT,
                top + 1,
                length,
                BAR - 3,
                colour));
        text((int) (LEFT + length + 5), top + BAR - 4, "start", Quartiles.number(rate));
        top += BAR;
    }

    private void text(int x, int y, String anchor, String content) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, content));
    }
}
