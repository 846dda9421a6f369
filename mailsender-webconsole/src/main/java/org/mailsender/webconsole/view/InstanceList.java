// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Overview;
import org.mailsender.webconsole.model.Row;
import org.mailsender.webconsole.model.Span;

/** The list of instances, trouble first. Used for one call. */
final class InstanceList {

    private static final int SIZE = 50;

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    InstanceList(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Overview all) {
        Where where = scene.where();
        boolean errorsOnly = where.get(Where.ERRORS).isPresent();
        Overview found = all.filter(where.get(Where.SEARCH), errorsOnly);
        Span span = new Span(where.number(Where.ROW), SIZE, found.rows().size());
        html.open("nav", "class", "ms-list", "aria-labelledby", "ms-instances");
        html.open("h2", "id", "ms-instances")
                .open("a", "href", where.list().link())
                .text(widgets.text("instances"))
                .close()
                .leaf("span", widgets.text("count", all.rows().size()), "class", "ms-count")
                .close();
        filter();
        if (found.rows().isEmpty()) {
            html.leaf("p", widgets.text(all.rows().isEmpty() ? "instances.none" : "found.none"), "class", "ms-empty");
        } else {
            html.open("table", "class", "ms-table", "id", "instances");
            widgets.head("instance", "queued", "failed");
            html.open("tbody");
            span.of(found.rows()).forEach(this::row);
            html.close().close();
            widgets.pager(span, span.previous(), where, Where.ROW);
        }
        html.close();
    }

    private void filter() {
        SearchForm form = new SearchForm(html, scene);
        form.begin(scene.where().only(Where.INSTANCE, Where.VIEW), Where.SEARCH, "search");
        form.errorsOnly(Where.ERRORS);
        form.end();
    }

    private void row(Row row) {
        boolean chosen =
                scene.where().get(Where.INSTANCE).filter(row.name()::equals).isPresent();
        html.open("tr", "id", "instance-" + row.name(), "class", chosen ? "ms-chosen" : null);
        html.open("th", "scope", "row")
                .open(
                        "a",
                        "href",
                        scene.where().list().with(Where.INSTANCE, row.name()).link(),
                        "aria-current",
                        chosen ? "true" : null)
                .text(row.name())
                .close();
        html.text(" ");
        widgets.pill(row.state().level(), widgets.text(row.state().key()));
        if (!row.reason().isEmpty()) {
            html.open("span", "class", "ms-why");
            widgets.sentence(row.reason());
            html.close();
        }
        html.close();
        figure(row.status().map(status -> status.queued()).orElse(0), "");
        figure(row.status().map(status -> status.failed()).orElse(0), "ms-bad");
        html.close();
    }

    private void figure(int count, String style) {
        html.leaf("td", widgets.text("number", count), "class", "ms-number " + (count > 0 ? style : "ms-zero"));
    }
}
