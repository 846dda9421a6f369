// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import org.mailsender.Transaction;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;

/** What came of the last mails of an instance. Used for one call. */
final class TransactionsView {

    private final Html html;
    private final Scene scene;
    private final Widgets widgets;

    TransactionsView(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
        this.widgets = new Widgets(html, scene);
    }

    void write(Management management) {
        List<Transaction> all = management.transactions();
        boolean errorsOnly = scene.where().get(Where.FIND).isPresent();
        if (all.isEmpty()) {
            html.leaf("p", widgets.text("none.transactions"), "class", "ms-empty");
            return;
        }
        html.open("p", "class", "ms-note").text(widgets.text("transactions.note", all.size()) + " ");
        html.leaf(
                        "a",
                        widgets.text(errorsOnly ? "transactions.all" : "errorsOnly"),
                        "href",
                        scene.where()
                                .with(Where.FIND, errorsOnly ? "" : "failed")
                                .link())
                .close();
        html.open("table", "class", "ms-table ms-mails", "id", "transactions");
        widgets.head("time", "outcome", "subject", "recipients", "interface", "endpoint");
        html.open("tbody");
        all.stream()
                .filter(transaction -> !errorsOnly || !transaction.success())
                .forEach(this::transaction);
        html.close().close();
    }

    private void transaction(Transaction transaction) {
        boolean done = transaction.success();
        html.open("tr").open("td", "class", "col-taken");
        widgets.time(transaction.timestamp());
        html.close().open("td");
        widgets.pill(done ? Level.FINE : Level.TROUBLE, widgets.text(done ? "outcome.done" : "outcome.failed"));
        html.close().open("td", "class", "col-subject").text(transaction.subject());
        html.open("span", "class", "ms-why");
        widgets.sentence(transaction.message());
        html.close().close();
        html.open("td", "class", "col-recipients");
        transaction.recipients().forEach(recipient -> html.leaf("span", recipient, "class", "ms-line"));
        if (!done && !transaction.accepted().isEmpty()) {
            html.text(" ");
            widgets.pill(
                    Level.WARNING,
                    widgets.text(
                            "recipients.partial",
                            transaction.accepted().size(),
                            transaction.recipients().size()));
            html.leaf(
                    "span",
                    widgets.text("recipients.have", String.join(", ", transaction.accepted())),
                    "class",
                    "ms-why");
        }
        html.close();
        html.leaf("td", transaction.interfaceName(), "class", "ms-word", "data-label", widgets.text("interface"))
                .leaf("td", transaction.endpoint(), "class", "ms-word", "data-label", widgets.text("endpoint"))
                .close();
    }
}
