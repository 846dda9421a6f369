// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.io.IOException;
import java.util.Optional;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Row;
import org.mailsender.webconsole.task.Tasks;

/** One instance: its state, and one of the views on it. Used for one call. */
final class InstanceView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    InstanceView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Row row, Optional<Management> management, Tasks tasks) throws IOException {
        html.open("section", "class", "ms-detail", "aria-labelledby", "ms-title");
        html.leaf(
                "a",
                widgets.text("back.all"),
                "class",
                "ms-back",
                "href",
                scene.where().list().link());
        html.open("h2", "id", "ms-title").text(row.name() + " ");
        widgets.pill(row.state().level(), widgets.text(row.state().key()));
        html.close();
        if (!row.reason().isEmpty()) {
            html.open("p", "class", "ms-reason ms-" + row.state().level().word());
            widgets.sentence(row.reason());
            html.close();
        }
        if (management.isPresent()) {
            tabs(row.status().orElseThrow());
            new TasksView(html, scene).write(tasks.of(row.name()));
            view(row, management.get(), tasks);
        } else {
            new Facts(html, scene).configuration(row);
        }
        html.close();
    }

    private String chosen() {
        return scene.where().get(Where.VIEW).orElse("overview");
    }

    private void tabs(InstanceStatus status) {
        html.open("nav", "class", "ms-tabs", "aria-label", widgets.text("views"))
                .open("ul");
        tab("overview", widgets.text("view.overview"));
        tab("queued", widgets.text("view.queued", status.queued()));
        tab("failed", widgets.text("view.failed", status.failed()));
        tab("transactions", widgets.text("view.transactions"));
        tab("send", widgets.text("view.send"));
        tab("test", widgets.text("view.test"));
        html.close().close();
    }

    private void tab(String view, String label) {
        Where there = scene.where().only(Where.INSTANCE, Where.SEARCH, Where.ERRORS, Where.ROW);
        html.open("li")
                .leaf(
                        "a",
                        label,
                        "href",
                        there.with(Where.VIEW, view.equals("overview") ? "" : view)
                                .link(),
                        "aria-current",
                        view.equals(chosen()) ? "page" : null)
                .close();
    }

    private void view(Row row, Management management, Tasks tasks) throws IOException {
        switch (chosen()) {
            case "queued" -> new MailsView(html, scene).write(management, MailKind.QUEUED);
            case "failed" -> new MailsView(html, scene).write(management, MailKind.FAILED);
            case "transactions" -> new TransactionsView(html, scene).write(management);
            case "send" -> new SendView(html, scene).write();
            case "test" -> new TestView(html, scene).write(tasks.of(row.name()));
            default -> new Facts(html, scene).write(row, management);
        }
    }
}
