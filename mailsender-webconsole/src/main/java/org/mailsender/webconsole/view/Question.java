// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;

/** Asks before mails are destroyed, or another node gets to send; the script shows it as a dialog, and without one it stands on the page. */
final class Question {

    static final String HAND_OVER = "handOver";

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    Question(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Management management, String ask, Optional<String> scope) throws IOException {
        InstanceStatus status = management.status();
        if (ask.equals(HAND_OVER)) {
            String sender = status.cluster().map(ClusterStatus::sender).orElse("");
            String named = sender.isEmpty() ? widgets.text("node.none") : sender;
            write(HAND_OVER, "ask.handOver.", widgets.text("ask.handOver", status.instance(), named), Optional.empty());
        } else {
            write("drop", "ask.", text(management, status.instance(), scope), scope);
        }
    }

    private void write(String action, String words, String text, Optional<String> scope) {
        html.open("section", "id", "question", "class", "ms-box ms-trouble", "aria-labelledby", "question-title");
        html.leaf("h2", widgets.text(words + "title"), "id", "question-title");
        html.leaf("p", text);
        widgets.beginPost(scene.where(), action);
        widgets.hidden("sure", "yes");
        scope.ifPresent(which -> widgets.hidden("scope", which));
        html.open("p", "class", "ms-actions");
        html.leaf("a", widgets.text(words + "no"), "href", scene.where().link(), "class", "ms-cancel ms-button");
        html.leaf("button", widgets.text(words + "yes"), "type", "submit", "class", "ms-danger");
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
