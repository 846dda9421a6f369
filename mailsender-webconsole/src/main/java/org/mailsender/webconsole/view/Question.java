// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;

/** Asks before mails are destroyed; the script shows it as a dialog, and without one it stands on the page. */
final class Question {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    Question(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Management management, Optional<String> scope) throws IOException {
        String instance = management.status().instance();
        html.open("section", "id", "question", "class", "ms-box ms-trouble", "aria-labelledby", "question-title");
        html.leaf("h2", widgets.text("ask.title"), "id", "question-title");
        html.leaf("p", text(management, instance, scope));
        widgets.beginPost(scene.where(), "drop");
        widgets.hidden("sure", "yes");
        scope.ifPresent(which -> widgets.hidden("scope", which));
        html.open("p", "class", "ms-actions");
        html.leaf("a", widgets.text("ask.no"), "href", scene.where().link(), "class", "ms-cancel ms-button");
        html.leaf("button", widgets.text("ask.yes"), "type", "submit", "class", "ms-danger");
        html.close().close().close();
    }

    private String text(Management management, String instance, Optional<String> scope) throws IOException {
        if (scope.isPresent()) {
            MailKind kind = MailKind.valueOf(scope.get().toUpperCase(Locale.ROOT));
            return widgets.text(
                    "ask." + scope.get(), instance, management.ids(kind).size());
        }
        String subject = management
                .mail(scene.where().get(Where.MAIL).orElse(""))
                .map(mail -> mail.subject())
                .orElse("");
        return widgets.text("ask.mail", instance, subject);
    }
}
