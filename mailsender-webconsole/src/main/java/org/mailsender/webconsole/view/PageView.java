// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.io.IOException;
import java.util.Optional;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.webconsole.action.Result;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Overview;
import org.mailsender.webconsole.model.Registry;
import org.mailsender.webconsole.model.Row;
import org.mailsender.webconsole.task.Task;
import org.mailsender.webconsole.task.Tasks;

/** The page as a whole: a list, and beside it what was chosen from it. Used for one call. */
public final class PageView {

    private final Html html = new Html();
    private final Scene scene;
    private final Widgets widgets;
    private final Registry registry;
    private final Tasks tasks;

    public PageView(Scene scene, Registry registry, Tasks tasks) {
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
        this.registry = registry;
        this.tasks = tasks;
    }

    /** With style sheet and script, as the console shows it first. */
    public String whole(Call call) {
        html.single("link", "rel", "stylesheet", "href", call.files() + "page.css");
        body(call);
        html.leaf("script", "", "src", call.files() + "page.js", "defer", "defer");
        return html.toString();
    }

    /** What changes, as the script asks for it. */
    public String fragment(Call call) {
        body(call);
        return html.toString();
    }

    private void body(Call call) {
        Optional<String> chosen = scene.where().get(Where.INSTANCE);
        Optional<Management> management = chosen.flatMap(registry::instance);
        boolean busy = chosen.stream().flatMap(name -> tasks.of(name).stream()).anyMatch(Task::running);
        html.open("div", "id", "ms", "lang", scene.texts().locale().getLanguage(), "data-refresh", busy ? "1" : "10");
        html.open("p", "id", "ms-stale", "class", "ms-box ms-trouble", "role", "alert", "hidden", "hidden")
                .text(widgets.text("stale") + " ")
                .leaf("b", scene.times().exact(scene.times().now()))
                .close();
        scene.result().ifPresent(this::result);
        try {
            if (call.parameter("ask").isPresent() && management.isPresent()) {
                new Question(html, scene)
                        .write(management.get(), call.parameter("ask").get(), call.parameter("scope"));
            }
            split(management, call.files());
        } catch (IOException e) {
            html.leaf("p", scene.texts().sentence(String.valueOf(e.getMessage())), "class", "ms-box ms-trouble");
        }
        html.leaf("p", widgets.text("zone", scene.times().zone()), "class", "ms-note ms-foot");
        html.close();
    }

    private void result(Result result) {
        if (result.text().isEmpty()) {
            return;
        }
        html.leaf(
                "p",
                result.text(),
                "id",
                "result",
                "tabindex",
                "-1",
                "role",
                result.success() ? "status" : "alert",
                "class",
                "ms-box " + (result.success() ? "ms-fine" : "ms-trouble"));
    }

    private void split(Optional<Management> management, String files) throws IOException {
        Overview all = Overview.of(registry, scene.times().now());
        Optional<Row> row = scene.where().get(Where.INSTANCE).flatMap(all::row);
        Optional<MailStatus> mail = Optional.empty();
        if (management.isPresent() && scene.where().get(Where.MAIL).isPresent()) {
            mail = management.get().mail(scene.where().get(Where.MAIL).get());
        }
        html.open("div", "class", row.isPresent() ? "ms-split ms-deep" : "ms-split");
        if (mail.isPresent()) {
            new MailList(html, scene)
                    .write(
                            management.get(),
                            row.map(Row::name).orElse(""),
                            mail.get().kind());
            new MailView(html, scene)
                    .write(mail.get(), management.get().content(mail.get().id()), files);
        } else {
            new InstanceList(html, scene).write(all);
            if (row.isPresent()) {
                new InstanceView(html, scene).write(row.get(), management, tasks);
            } else {
                new Summary(html, scene).write(all, registry.instances());
            }
        }
        html.close();
    }
}
