// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import org.mailsender.management.ClusterStatus;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;

/** The nodes that share a queue: who sends, what is to be mended, and how another one gets to send. Used for one call. */
final class Nodes {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    Nodes(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(ClusterStatus cluster) {
        html.leaf("h3", widgets.text("nodes")).open("dl", "class", "ms-facts", "id", "nodes");
        fact("node", cluster.node());
        fact("sender", cluster.sender());
        fact("store", cluster.store());
        fact("inbox", widgets.text("number", cluster.inbox()));
        html.close();
        if (!cluster.warnings().isEmpty()) {
            warnings(cluster.warnings());
        }
        html.open("div", "class", "ms-actions");
        widgets.beginGet(scene.where(), "ms-ask");
        widgets.hidden("ask", Question.HAND_OVER);
        html.leaf("button", widgets.text("handOver"), "type", "submit", "id", "hand-over");
        html.close().close();
    }

    private void fact(String key, String value) {
        html.open("div")
                .leaf("dt", widgets.text(key))
                .leaf("dd", value.isEmpty() ? widgets.text("node.none") : value)
                .close();
    }

    private void warnings(List<String> warnings) {
        html.open("ul", "class", "ms-lines", "id", "warnings");
        for (String warning : warnings) {
            html.open("li");
            widgets.pill(Level.WARNING, widgets.text("node.warning"));
            html.text(" ");
            widgets.sentence(warning);
            html.close();
        }
        html.close();
    }
}
