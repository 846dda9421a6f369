// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;
import org.mailsender.webconsole.task.Task;

/** The form that tests the connection, and the steps of the last test. Used for one call. */
final class TestView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    TestView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(List<Task> tasks) {
        html.open("form", "method", "post", "action", scene.where().link(), "class", "ms-form", "id", "test");
        widgets.hidden("token", scene.token());
        widgets.hidden("action", "test");
        html.leaf("p", widgets.text("test.note"), "class", "ms-note");
        html.open("p").leaf("label", widgets.text("test.recipient"), "for", "recipient");
        html.single("input", "type", "text", "id", "recipient", "name", "recipient", "autocomplete", "email");
        html.close();
        html.open("p", "class", "ms-actions")
                .leaf("button", widgets.text("test"), "type", "submit", "class", "ms-primary")
                .close()
                .close();
        html.open("div", "id", "steps");
        tasks.stream().filter(task -> task.purpose().action().equals("test")).forEach(this::steps);
        html.close();
    }

    private void steps(Task task) {
        html.open("h3").text(widgets.text("test.steps") + " ");
        widgets.time(task.began());
        html.close().open("div", "aria-live", "polite").open("ol", "class", "ms-steps");
        for (String step : task.steps()) {
            html.open("li", "class", "ms-fine");
            widgets.sentence(step);
            html.close();
        }
        html.close();
        if (task.running()) {
            html.leaf("p", widgets.text("test.running"), "class", "ms-busy");
        } else if (task.trouble().isEmpty()) {
            html.open("p");
            widgets.pill(Level.FINE, widgets.text("test.done"));
            html.close();
        } else {
            html.open("p", "class", "ms-reason ms-trouble");
            widgets.sentence(task.trouble());
            html.close();
        }
        html.close();
    }
}
