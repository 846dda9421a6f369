// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * How fast each is beside MailSender, as SVG: one group of bars for each scenario, in which MailSender's bar is as long
 * as everywhere and twice as long is twice as fast.
 */
public final class Chart {

    private static final int LEFT = 190;
    /** Length of MailSender's bar. */
    private static final int ONE = 200;
    /** Longer bars end open. */
    private static final double MOST = 2.5;

    private static final int WIDTH = 860;
    private static final int BAR = 14;
    private static final int HEADING = 30;
    private static final int CAPTION = 44;

    private final StringBuilder svg = new StringBuilder();
    private int top = CAPTION;

    /**
     * Draws.
     *
     * @param comparisons the groups
     * @return an SVG document
     */
    public static String of(List<Comparison> comparisons) {
        Chart chart = new Chart();
        chart.text(
                10,
                20,
                "start",
                "<tspan font-weight=\"bold\">Longer is faster.</tspan> Mails in a second; the line is"
                        + " MailSender with one sender and one connection,");
        chart.text(
                10,
                35,
                "start",
                "from the event to Done, each mail forced to disk before the event's handler"
                        + " returns. None of the others keeps a mail.");
        comparisons.forEach(chart::group);
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n",
                WIDTH,
                chart.top + 10,
                chart.svg);
    }

    private void group(Comparison comparison) {
        if (comparison.results().isEmpty()) {
            return;
        }
        top += HEADING;
        text(10, top - 8, "start", "<tspan font-weight=\"bold\">" + comparison.scenario() + "</tspan>");
        // Below the bars, and below their labels.
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#1b6ca8\" stroke-dasharray=\"2 2\"/>%n",
                LEFT + ONE,
                top,
                LEFT + ONE,
                top + BAR * comparison.results().size()));
        Result ours = comparison.results().get(0);
        comparison.results().forEach(result -> bar(result, result.times(ours).median()));
    }

    private void bar(Result result, double ratio) {
        boolean fits = ratio <= MOST;
        double length = Math.max(1, ONE * Math.min(ratio, MOST));
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
        String rate = Quartiles.number(result.rate().median()) + "/s";
        text(
                (int) (LEFT + length + 5),
                top + BAR - 4,
                "start",
                (fits ? "" : "⋯ ") + Quartiles.number(ratio) + " ×, " + rate);
        top += BAR;
    }

    private void text(int x, int y, String anchor, String content) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" stroke=\"white\" stroke-width=\"3\""
                        + " paint-order=\"stroke\">%s</text>%n",
                x,
                y,
                anchor,
                content));
    }
}
