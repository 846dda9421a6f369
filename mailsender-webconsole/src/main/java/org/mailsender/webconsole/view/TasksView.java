// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.task.Task;

/** How far the long ones are. Used for one call. */
final class TasksView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    TasksView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(List<Task> tasks) {
        html.open("div", "id", "tasks");
        tasks.stream().filter(task -> !task.purpose().scope().isEmpty()).forEach(this::task);
        html.close();
    }

    private void task(Task task) {
        String what = task.purpose().action() + "." + task.purpose().scope();
        html.open("div", "class", "ms-box ms-task", "id", "task-" + task.id());
        html.open("p").text(widgets.text("task." + what) + " ");
        widgets.time(task.began());
        html.text(
                ": " + widgets.text("task.progress", task.done(), task.purpose().total()));
        // Only the end is spoken: a reader of the screen does not want to hear every step.
        html.text(" ").leaf("b", task.running() ? "" : widgets.text(end(task)), "role", "status");
        html.close();
        if (!task.trouble().isEmpty()) {
            html.open("p", "class", "ms-reason ms-trouble");
            widgets.sentence(task.trouble());
            html.close();
        }
        if (task.running()) {
            html.leaf(
                    "progress",
                    "",
                    "max",
                    Integer.toString(Math.max(1, task.purpose().total())),
                    "value",
                    Integer.toString(task.done()),
                    "aria-label",
                    widgets.text("task." + what));
            widgets.beginPost(scene.where(), "stop");
            widgets.hidden("task", task.id());
            html.leaf("button", widgets.text("task.stop"), "type", "submit").close();
        }
        html.close();
    }

    private static String end(Task task) {
        if (!task.trouble().isEmpty()) {
            return "task.broken";
        }
        return task.stopped() ? "task.stopped" : "task.done";
    }
}
