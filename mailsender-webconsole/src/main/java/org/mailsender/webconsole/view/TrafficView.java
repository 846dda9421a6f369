// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.mailsender.management.Management;
import org.mailsender.management.TrafficWindow;
import org.mailsender.webconsole.html.Chart;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.html.Series;
import org.mailsender.webconsole.model.Flow;

/** What came of mails lately, as two small charts. Used for one call. */
final class TrafficView {

    private static final int TICKS = 4;

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    TrafficView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Collection<Management> instances) {
        html.open("div", "class", "ms-charts");
        chart(Flow.of(instances, TrafficWindow.HOUR, scene.times().now()), "traffic.hour", true);
        chart(Flow.of(instances, TrafficWindow.DAY, scene.times().now()), "traffic.day", false);
        html.close();
    }

    private void chart(Flow flow, String key, boolean lines) {
        List<Series> series = List.of(
                new Series("ms-done", widgets.text("traffic.done"), flow.done()),
                new Series("ms-deferred", widgets.text("traffic.deferred"), flow.deferred()),
                new Series("ms-failed", widgets.text("traffic.failed"), flow.failed()));
        html.open("figure");
        html.open("figcaption").leaf("h3", widgets.text(key)).open("ul", "class", "ms-legend");
        series.forEach(this::legend);
        html.close().close();
        Chart chart = new Chart(series, ticks(flow));
        String description = description(flow, key, series);
        if (lines) {
            chart.lines(html, description);
        } else {
            chart.bars(html, description);
        }
        html.close();
    }

    private void legend(Series series) {
        html.open("li", "class", series.style())
                .text(series.label() + " ")
                .leaf("b", widgets.text("number", series.sum()))
                .close();
    }

    private List<String> ticks(Flow flow) {
        int steps = flow.window().steps();
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(tick -> scene.times().clock(flow.at(steps * tick / TICKS)))
                .toList();
    }

    /** For those who cannot see it. */
    private String description(Flow flow, String key, List<Series> series) {
        int busiest = IntStream.range(0, flow.window().steps())
                .boxed()
                .max((a, b) -> Long.compare(flow.done().get(a), flow.done().get(b)))
                .orElse(0);
        return widgets.text(
                "traffic.description",
                widgets.text(key),
                series.get(0).sum(),
                series.get(1).sum(),
                series.get(2).sum(),
                scene.times().clock(flow.at(busiest)),
                flow.done().get(busiest));
    }
}
