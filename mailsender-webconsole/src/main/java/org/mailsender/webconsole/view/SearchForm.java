// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;

/** The form above a list: what it is searched for, and whether for errors only. Used for one call. */
final class SearchForm {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    SearchForm(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    /**
     * Begins it.
     *
     * @param where what stays as it is
     * @param name of what is searched for, in the address
     * @param key of the text that says what is searched
     */
    void begin(Where where, String name, String key) {
        widgets.beginGet(where, "ms-filter");
        html.leaf("label", widgets.text(key), "for", "ms-" + name, "class", "ms-hidden");
        html.single(
                "input",
                "type",
                "search",
                "id",
                "ms-" + name,
                "name",
                name,
                "placeholder",
                widgets.text(key),
                "value",
                scene.where().get(name).orElse(""));
    }

    /** A box to tick for errors only. */
    void errorsOnly(String name) {
        String checked = scene.where().get(name).isPresent() ? "checked" : null;
        html.open("label").single("input", "type", "checkbox", "name", name, "value", "true", "checked", checked);
        html.text(" " + widgets.text("errorsOnly")).close();
    }

    void end() {
        html.leaf("button", widgets.text("filter"), "type", "submit").close();
    }
}
