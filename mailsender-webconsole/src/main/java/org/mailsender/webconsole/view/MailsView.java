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

/** The waiting or the failed mails of an instance, and what can be done to all of them. Used for one call. */
final class MailsView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    MailsView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Management management, MailKind kind) throws IOException {
        String scope = kind.name().toLowerCase(Locale.ROOT);
        Mails mails = Mails.of(
                management,
                kind,
                scene.where().number(Where.FROM),
                scene.where().get(Where.FIND));
        if (mails.span().total() == 0) {
            html.leaf("p", widgets.text("none." + scope), "class", "ms-empty");
            return;
        }
        all(scope, mails.span().total());
        search();
        if (mails.shown().isEmpty()) {
            html.leaf("p", widgets.text("found.none"), "class", "ms-empty");
        } else {
            html.open("table", "class", "ms-table ms-mails", "id", scope);
            if (kind == MailKind.QUEUED) {
                widgets.head("taken", "subject", "recipients", "attempts", "nextTry");
            } else {
                widgets.head("taken", "subject", "recipients", "attempts");
            }
            html.open("tbody");
            mails.shown().forEach(this::mail);
            html.close().close();
        }
        if (mails.search().isPresent()) {
            html.leaf(
                    "p",
                    widgets.text(
                            "searched",
                            mails.span().from() + 1,
                            mails.span().end(),
                            mails.span().total()),
                    "class",
                    "ms-note");
        }
        widgets.pager(mails.span(), mails.previous(), scene.where(), Where.FROM);
    }

    private void all(String scope, int total) {
        html.open("div", "class", "ms-actions");
        widgets.beginPost(scene.where(), "retry");
        widgets.hidden("scope", scope);
        html.leaf("button", widgets.text("retryAll", total), "type", "submit").close();
        widgets.ask(scene.where(), scope, widgets.text("dropAll", total));
        html.close();
    }

    private void search() {
        SearchForm form = new SearchForm(html, scene);
        form.begin(scene.where().with(Where.FIND, "").with(Where.FROM, ""), Where.FIND, "find");
        form.end();
    }

    private void mail(MailStatus mail) {
        html.open("tr", "id", "mail-" + mail.id()).open("td", "class", "col-taken");
        widgets.time(mail.taken());
        html.close().open("td", "class", "col-subject");
        html.leaf(
                "a",
                mail.subject().isEmpty() ? widgets.text("subject.none") : mail.subject(),
                "href",
                scene.where().with(Where.MAIL, mail.id()).link());
        if (!mail.error().isEmpty()) {
            html.open("span", "class", "ms-why");
            widgets.sentence(mail.error());
            html.close();
        }
        html.close().open("td", "class", "col-recipients");
        new Recipients(html, scene).brief(mail);
        html.close().leaf("td", mail.attempts(), "class", "ms-number", "data-label", widgets.text("attempts"));
        if (mail.kind() == MailKind.QUEUED) {
            html.open("td", "data-label", widgets.text("nextTry"));
            widgets.time(mail.due());
            html.close();
        }
        html.close();
    }
}
