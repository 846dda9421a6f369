// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.Collection;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;
import org.mailsender.webconsole.model.Overview;

/** All instances together. Used for one call. */
final class Summary {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    Summary(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Overview all, Collection<Management> instances) {
        html.open("section", "class", "ms-detail", "aria-labelledby", "ms-title");
        html.leaf("h2", widgets.text("summary"), "id", "ms-title");
        html.open("ul", "class", "ms-tiles");
        for (Level level : Level.values()) {
            if (all.count(level) > 0) {
                tile(level.word(), all.count(level), widgets.text("level." + level.word(), all.count(level)));
            }
        }
        html.close();
        html.open("ul", "class", "ms-tiles");
        tile("plain", all.sum(InstanceStatus::queued), widgets.text("queued"));
        long failed = all.sum(InstanceStatus::failed);
        tile(failed > 0 ? "warning" : "plain", failed, widgets.text("failed"));
        tile("plain", all.sum(InstanceStatus::sent), widgets.text("sent"));
        html.close();
        new TrafficView(html, scene).write(instances);
        html.close();
    }

    private void tile(String style, long figure, String label) {
        html.open("li", "class", "ms-tile ms-" + style)
                .leaf("b", widgets.text("number", figure))
                .text(" " + label)
                .close();
    }
}
