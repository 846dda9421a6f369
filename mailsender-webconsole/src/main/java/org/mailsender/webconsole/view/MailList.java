// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.io.IOException;
import java.util.Locale;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Mails;

/** The list beside one mail, from which the next one is chosen. Used for one call. */
final class MailList {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    MailList(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Management management, String instance, MailKind kind) throws IOException {
        Mails mails = Mails.of(
                management,
                kind,
                scene.where().number(Where.FROM),
                scene.where().get(Where.FIND));
        html.open("nav", "class", "ms-list", "aria-labelledby", "ms-instances");
        html.leaf(
                "a",
                widgets.text("back.all"),
                "class",
                "ms-up",
                "href",
                scene.where().list().link());
        html.open("h2", "id", "ms-instances")
                .leaf("a", instance, "href", scene.where().with(Where.MAIL, "").link())
                .leaf(
                        "span",
                        widgets.text(
                                "view." + kind.name().toLowerCase(Locale.ROOT),
                                mails.span().total()),
                        "class",
                        "ms-count")
                .close();
        html.open("ul", "class", "ms-short");
        mails.shown().forEach(this::mail);
        html.close();
        widgets.pager(mails.span(), mails.previous(), scene.where(), Where.FROM);
        html.close();
    }

    private void mail(MailStatus mail) {
        boolean chosen = scene.where().get(Where.MAIL).filter(mail.id()::equals).isPresent();
        html.open("li", "id", "mail-" + mail.id(), "class", chosen ? "ms-chosen" : null);
        html.leaf(
                "a",
                mail.subject().isEmpty() ? widgets.text("subject.none") : mail.subject(),
                "href",
                scene.where().with(Where.MAIL, mail.id()).link(),
                "aria-current",
                chosen ? "true" : null);
        html.text(" ");
        widgets.time(mail.taken());
        if (!mail.error().isEmpty()) {
            html.open("span", "class", "ms-why");
            widgets.sentence(mail.error());
            html.close();
        }
        html.close();
    }
}
