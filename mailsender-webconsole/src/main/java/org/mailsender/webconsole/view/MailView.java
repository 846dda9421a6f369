// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.Optional;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;

/** One mail: how it is, what it says, and what can be done to it. Used for one call. */
final class MailView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    MailView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(MailStatus mail, Optional<MailContent> content, String files) {
        boolean failed = mail.kind() == MailKind.FAILED;
        html.open("section", "class", "ms-detail", "aria-labelledby", "ms-title");
        html.leaf(
                "a",
                widgets.text("back.mails"),
                "class",
                "ms-back",
                "href",
                scene.where().with(Where.MAIL, "").link());
        html.open("h2", "id", "ms-title")
                .text((mail.subject().isEmpty() ? widgets.text("subject.none") : mail.subject()) + " ");
        widgets.pill(
                failed ? Level.TROUBLE : mail.error().isEmpty() ? Level.FINE : Level.WARNING,
                widgets.text(failed ? "mail.failed" : mail.error().isEmpty() ? "mail.queued" : "mail.deferred"));
        html.close();
        if (!mail.error().isEmpty()) {
            html.open("p", "class", "ms-reason ms-" + (failed ? "trouble" : "warning"));
            widgets.sentence(mail.error());
            html.close();
        }
        actions(mail, files);
        html.open("p", "class", "ms-note").text(widgets.text("taken") + " ");
        widgets.time(mail.taken());
        html.text(" · " + widgets.text("attempts") + ": " + mail.attempts());
        mail.due().ifPresent(due -> {
            html.text(" · " + widgets.text("nextTry") + " ");
            widgets.time(due);
        });
        html.text(" · ").leaf("code", mail.id()).close();
        html.leaf("h3", widgets.text("recipients"));
        new Recipients(html, scene).whole(mail);
        content.ifPresent(shown -> new ContentView(html, scene).write(shown));
        html.close();
    }

    private void actions(MailStatus mail, String files) {
        html.open("div", "class", "ms-actions");
        widgets.beginPost(scene.where(), "retry");
        html.leaf("button", widgets.text("retry"), "type", "submit").close();
        widgets.ask(scene.where(), "", widgets.text("drop"));
        String file = files + mail.id() + ".eml"
                + scene.where().only(Where.INSTANCE, Where.MAIL).link();
        html.leaf("a", widgets.text("download"), "href", file, "id", "download").close();
    }
}
