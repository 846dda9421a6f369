// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import org.mailsender.webconsole.action.Result;
import org.mailsender.webconsole.html.Html;

/** The form for a mail by hand, and the mail that it would make. Used for one call. */
final class SendView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    SendView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write() {
        html.open("form", "method", "post", "action", scene.where().link(), "class", "ms-form", "id", "send");
        widgets.hidden("token", scene.token());
        html.leaf("p", widgets.text("send.note"), "class", "ms-note", "id", "send-note");
        line("recipients", widgets.text("send.recipients"));
        line("subject", widgets.text("subject"));
        area("message", widgets.text("send.message"), "7");
        html.open("p")
                .single(
                        "input",
                        "type",
                        "checkbox",
                        "id",
                        "isHtml",
                        "name",
                        "isHtml",
                        "value",
                        "true",
                        "checked",
                        scene.typed("isHtml").isEmpty() ? null : "checked");
        html.text(" ").leaf("label", widgets.text("send.html"), "for", "isHtml").close();
        line("attachments", widgets.text("send.attachments"));
        area("more", widgets.text("send.more"), "3");
        html.open("p", "class", "ms-actions");
        button("send", "send", "ms-primary");
        button("preview", "preview", null);
        html.close().close();
        scene.result().flatMap(Result::preview).ifPresent(mail -> {
            html.open("section", "id", "preview", "class", "ms-box", "aria-labelledby", "preview-title");
            html.leaf("h3", widgets.text("preview.title"), "id", "preview-title", "tabindex", "-1");
            new ContentView(html, scene).write(mail);
            html.close();
        });
    }

    private void line(String name, String label) {
        html.open("p").leaf("label", label, "for", name);
        html.single("input", "type", "text", "id", name, "name", name, "value", scene.typed(name));
        html.close();
    }

    private void area(String name, String label, String rows) {
        html.open("p").leaf("label", label, "for", name);
        html.open("textarea", "id", name, "name", name, "rows", rows);
        // The first line break within a text area is not part of its text.
        html.text("\n" + scene.typed(name)).close().close();
    }

    private void button(String action, String key, String style) {
        html.leaf("button", widgets.text(key), "type", "submit", "name", "action", "value", action, "class", style);
    }
}
