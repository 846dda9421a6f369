// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.html;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small chart, drawn in the page itself, with a text for those who cannot see it. Immutable. */
public final class Chart {

    private final List<Series> series;
    private final int steps;
    private final List<String> ticks;

    /**
     * A chart.
     *
     * @param series all of the same length
     * @param ticks what stands below it, from the left end to the right one
     */
    public Chart(List<Series> series, List<String> ticks) {
        this.series = List.copyOf(series);
        this.steps = series.get(0).values().size();
        this.ticks = List.copyOf(ticks);
    }

    /** One line for each series. */
    public void lines(Html html, String description) {
        Plot plot = new Plot(steps - 1, highest(false));
        begin(html, plot, description);
        for (Series line : series) {
            String points = IntStream.range(0, steps)
                    .mapToObj(i -> Plot.number(plot.x(i)) + ","
                            + Plot.number(plot.y(line.values().get(i))))
                    .collect(Collectors.joining(" "));
            html.leaf("polyline", "", "class", line.style(), "points", points);
        }
        html.close();
    }

    /** One bar for each step, with one layer for each series. */
    public void bars(Html html, String description) {
        Plot plot = new Plot(steps, highest(true));
        begin(html, plot, description);
        double width = Math.max(1, plot.x(1) - plot.x(0) - 0.6);
        for (int i = 0; i < steps; i++) {
            long below = 0;
            for (Series layer : series) {
                long value = layer.values().get(i);
                if (value > 0) {
                    bar(html, layer.style(), plot.x(i), width, plot.y(below + value), plot.y(below));
                }
                below += value;
            }
        }
        html.close();
    }

    private static void bar(Html html, String style, double x, double width, double top, double bottom) {
        html.leaf(
                "rect",
                "",
                "class",
                style,
                "x",
                Plot.number(x),
                "width",
                Plot.number(width),
                "y",
                Plot.number(top),
                "height",
                Plot.number(Math.max(0.8, bottom - top)));
    }

    private long highest(boolean stacked) {
        return IntStream.range(0, steps)
                .mapToLong(i -> stacked
                        ? series.stream().mapToLong(s -> s.values().get(i)).sum()
                        : series.stream()
                                .mapToLong(s -> s.values().get(i))
                                .max()
                                .orElse(0))
                .max()
                .orElse(0);
    }

    private void begin(Html html, Plot plot, String description) {
        html.open(
                "svg",
                "class",
                "ms-chart",
                "viewBox",
                "0 0 " + Plot.WIDTH + " " + Plot.HEIGHT,
                "role",
                "img",
                "aria-label",
                description);
        for (long value : new long[] {0, plot.top() / 2, plot.top()}) {
            String y = Plot.number(plot.y(value));
            html.leaf("path", "", "class", "grid", "d", "M" + Plot.LEFT + " " + y + "H" + Plot.RIGHT);
            html.leaf("text", Plot.brief(value), "x", "29", "y", Plot.number(plot.y(value) + 3), "text-anchor", "end");
        }
        for (int i = 0; i < ticks.size(); i++) {
            double x = Plot.LEFT + (double) (Plot.RIGHT - Plot.LEFT) * i / (ticks.size() - 1);
            String anchor = i == 0 ? "start" : i == ticks.size() - 1 ? "end" : "middle";
            html.leaf("text", ticks.get(i), "x", Plot.number(x), "y", "112", "text-anchor", anchor);
        }
    }
}
