// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import java.util.stream.Stream;
import org.mailsender.management.MailStatus;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;

/** Who has a mail and who has not. Used for one call. */
final class Recipients {

    private static final int BRIEF = 2;

    private final Html html;
    private final Widgets widgets;

    Recipients(Html html, Scene scene) {
        this.html = html;
        this.widgets = new Widgets(html, scene);
    }

    /** In a row of a list. */
    void brief(MailStatus mail) {
        List<String> without = Stream.concat(
                        mail.recipients().stream(), mail.rejected().stream().map(Recipients::address))
                .distinct()
                .toList();
        without.subList(0, Math.min(BRIEF, without.size()))
                .forEach(recipient -> html.leaf("span", recipient, "class", "ms-line"));
        if (without.size() > BRIEF) {
            html.text(" " + widgets.text("recipients.more", without.size() - BRIEF));
        }
        if (!mail.accepted().isEmpty()) {
            html.text(" ");
            widgets.pill(
                    Level.WARNING,
                    widgets.text(
                            "recipients.partial",
                            mail.accepted().size(),
                            mail.accepted().size() + without.size()));
        }
    }

    private static String address(String rejected) {
        int end = rejected.indexOf(": ");
        return end < 0 ? rejected : rejected.substring(0, end);
    }

    /** All of them. */
    void whole(MailStatus mail) {
        html.open("ul", "class", "ms-lines", "id", "recipients");
        mail.rejected().forEach(rejected -> line(Level.TROUBLE, "recipients.rejected", rejected));
        mail.recipients().stream()
                .filter(recipient ->
                        mail.rejected().stream().noneMatch(gone -> address(gone).equals(recipient)))
                .forEach(recipient -> line(Level.WARNING, "recipients.open", recipient));
        mail.accepted().forEach(accepted -> line(Level.FINE, "recipients.accepted", accepted));
        html.close();
    }

    private void line(Level level, String key, String recipient) {
        html.open("li");
        widgets.pill(level, widgets.text(key));
        html.text(" " + recipient).close();
    }
}
