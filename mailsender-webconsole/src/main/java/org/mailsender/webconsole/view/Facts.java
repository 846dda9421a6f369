// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.management.ServerStatus;
import org.mailsender.management.TransactionTotals;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;
import org.mailsender.webconsole.model.Row;

/** What is known of one instance as a whole. Used for one call. */
final class Facts {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    Facts(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Row row, Management management) {
        new TrafficView(html, scene).write(List.of(management));
        InstanceStatus status = row.status().orElseThrow();
        html.open("dl", "class", "ms-facts");
        status.heldUntil().ifPresent(until -> fact("nextTry", () -> widgets.time(until)));
        fact("queued", () -> waiting(status));
        fact("sent", () -> html.text(widgets.text("number", status.sent())));
        fact("failures", () -> html.text(widgets.text("number", status.failures())));
        fact("deferrals", () -> html.text(widgets.text("number", status.deferrals())));
        fact("started", () -> widgets.time(status.started()));
        TransactionTotals totals = management.totals();
        fact("totals", () -> {
            html.text(widgets.text("totals.figures", totals.succeeded(), totals.failed()) + " ");
            widgets.time(totals.since());
        });
        if (!status.lastError().isEmpty() && !status.lastError().equals(row.reason())) {
            html.open("div", "class", "ms-wide")
                    .leaf("dt", widgets.text("lastError"))
                    .open("dd");
            widgets.sentence(status.lastError());
            html.close().close();
        }
        html.close();
        status.cluster().ifPresent(cluster -> new Nodes(html, scene).write(cluster));
        servers(status.servers());
        expiries(management.expiries());
        configuration(row);
    }

    private void fact(String key, Runnable value) {
        html.open("div").leaf("dt", widgets.text(key)).open("dd");
        value.run();
        html.close().close();
    }

    private void waiting(InstanceStatus status) {
        html.text(widgets.text("number", status.queued()));
        status.oldest().ifPresent(oldest -> {
            html.text(", " + widgets.text("oldest") + " ");
            widgets.time(oldest);
        });
    }

    private void servers(List<ServerStatus> servers) {
        html.leaf("h3", widgets.text("servers")).open("ul", "class", "ms-lines", "id", "servers");
        for (ServerStatus server : servers) {
            html.open("li").leaf("span", server.server(), "class", "ms-name").text(" ");
            if (!server.trouble().isEmpty()) {
                widgets.pill(Level.TROUBLE, widgets.text("server.trouble"));
                html.text(" ");
                widgets.sentence(server.trouble());
            } else if (server.inUse()) {
                widgets.pill(Level.FINE, widgets.text("server.inUse"));
            } else {
                widgets.pill(Level.OFF, widgets.text("server.spare"));
            }
            server.nextTry().ifPresent(next -> {
                html.text(" " + widgets.text("nextTry") + ": ");
                widgets.time(next);
            });
            html.close();
        }
        html.close();
    }

    private void expiries(List<Expiry> expiries) {
        if (expiries.isEmpty()) {
            return;
        }
        html.leaf("h3", widgets.text("expiries")).open("ul", "class", "ms-lines", "id", "expiries");
        for (Expiry expiry : expiries) {
            boolean over = expiry.until().isBefore(scene.times().now());
            html.open("li");
            widgets.sentence(expiry.what());
            html.text(" ");
            if (expiry.urgent()) {
                widgets.pill(over ? Level.TROUBLE : Level.WARNING, widgets.text(over ? "expired" : "expires.soon"));
                html.text(" ");
            }
            widgets.time(expiry.until());
            html.close();
        }
        html.close();
    }

    /** The configuration's form, and what is wrong with what was saved there last. */
    void configuration(Row row) {
        html.leaf("h3", widgets.text("configuration"));
        row.refused().ifPresent(refused -> {
            html.open("div", "class", "ms-box ms-trouble", "id", "refused").open("p");
            html.text(widgets.text(row.status().isPresent() ? "refused.former" : "refused.none") + " ");
            widgets.time(refused.since());
            html.close().open("p");
            widgets.sentence(refused.reason());
            html.close().close();
        });
        String form = scene.console() + "configMgr/" + URLEncoder.encode(row.pid(), StandardCharsets.UTF_8);
        html.open("p")
                .leaf("a", widgets.text("configure", row.pid()), "href", form, "id", "configure")
                .close();
    }
}
