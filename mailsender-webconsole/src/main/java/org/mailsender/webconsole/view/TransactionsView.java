// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import java.util.Locale;
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
        if (all.isEmpty()) {
            html.leaf("p", widgets.text("none.transactions"), "class", "ms-empty");
            return;
        }
        html.leaf("p", widgets.text("transactions.note", all.size()), "class", "ms-note");
        SearchForm form = new SearchForm(html, scene);
        form.begin(scene.where().with(Where.FIND, "").with(Where.FAILURES, ""), Where.FIND, "transactions.find");
        form.errorsOnly(Where.FAILURES);
        form.end();
        List<Transaction> found = all.stream().filter(this::wanted).toList();
        if (found.isEmpty()) {
            html.leaf("p", widgets.text("found.none"), "class", "ms-empty");
            return;
        }
        html.open("table", "class", "ms-table ms-mails", "id", "transactions");
        widgets.head("time", "outcome", "subject", "recipients", "interfaceEndpoint");
        html.open("tbody");
        found.forEach(this::transaction);
        html.close().close();
    }

    private boolean wanted(Transaction transaction) {
        boolean all = scene.where().get(Where.FAILURES).isEmpty();
        String text = String.join(
                "\n",
                transaction.subject(),
                transaction.message(),
                transaction.messageId(),
                transaction.interfaceName(),
                transaction.endpoint(),
                String.join("\n", transaction.recipients()));
        String search = scene.where().get(Where.FIND).orElse("");
        return (all || !transaction.success())
                && text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
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
        html.open("td", "class", "ms-word", "data-label", widgets.text("interfaceEndpoint"))
                .leaf("span", transaction.interfaceName(), "class", "ms-line")
                .leaf("span", transaction.endpoint(), "class", "ms-line")
                .close()
                .close();
    }
}
