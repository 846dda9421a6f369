// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.Transaction;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;

/** The page: all instances, and one of them with its queue, its forms and its transactions. Used for one call. */
final class StatusPage {

    private static final int MOST_ROWS = 100;

    private final Html html = new Html();
    private final Texts texts;
    private final String token;

    /**
     * Begins a page.
     *
     * @param texts in the reader's language
     * @param token that a form must bring back
     */
    StatusPage(Texts texts, String token) {
        this.texts = texts;
        this.token = token;
    }

    String render(Instances instances, Optional<String> chosen, Optional<Result> result) {
        result.ifPresent(this::result);
        html.heading(texts.of("instances"));
        html.beginTable(
                "instances",
                texts.all("instance", "state", "server", "queued", "oldest", "failed", "sent", "lastError"));
        instances.all().forEach(this::instance);
        html.endTable();
        chosen.flatMap(instances::management).ifPresent(this::details);
        return html.toString();
    }

    private void result(Result result) {
        html.raw("<p id=\"result\" class=\"statline ui-state-" + (result.success() ? "highlight" : "error")
                        + "\" style=\"white-space:pre-wrap\">")
                .text(result.text())
                .raw("</p>");
    }

    private void instance(Management management) {
        InstanceStatus status = management.status();
        html.raw("<tr><td><a href=\"?instance=")
                .text(status.instance())
                .raw("\">")
                .text(status.instance())
                .raw("</a></td>")
                .cell(state(status))
                .cell(status.server())
                .cell(status.queued())
                .cell(status.oldest().map(texts::time).orElse("-"))
                .cell(status.failed())
                .cell(status.sent())
                .cell(status.lastError())
                .raw("</tr>");
    }

    private String state(InstanceStatus status) {
        if (!status.spoolTrouble().isEmpty()) {
            return texts.of("state.spool");
        }
        return status.heldUntil()
                .map(until -> texts.of("state.held", texts.time(until)))
                .orElseGet(() -> texts.of(status.enabled() ? "state.ready" : "state.disabled"));
    }

    private void details(Management management) {
        try {
            String instance = management.status().instance();
            mails("queue", texts.of("queueOf", instance), instance, newest(management, MailKind.QUEUED));
            mails("failed", texts.of("failedOf", instance), instance, newest(management, MailKind.FAILED));
            sendForm(instance);
            testForm(instance);
            transactions(instance, management.transactions());
        } catch (IOException e) {
            trouble(e);
        }
    }

    private static List<MailStatus> newest(Management management, MailKind kind) throws IOException {
        List<MailStatus> mails = new ArrayList<>();
        for (String id : management.ids(kind)) {
            if (mails.size() < MOST_ROWS) {
                management.mail(id).ifPresent(mails::add);
            }
        }
        return mails;
    }

    private void trouble(IOException e) {
        html.raw("<tr><td colspan=\"8\" class=\"ui-state-error\">")
                .text(e.getMessage())
                .raw("</td></tr>");
    }

    private void mails(String id, String heading, String instance, List<MailStatus> mails) {
        html.heading(heading);
        if (mails.isEmpty()) {
            html.raw("<p>").text(texts.of("none")).raw("</p>");
            return;
        }
        html.beginTable(
                id, texts.all("id", "taken", "attempts", "nextTry", "recipients", "subject", "lastReply", "actions"));
        mails.forEach(mail -> mail(instance, mail));
        html.endTable();
        html.raw("<p>");
        actions(instance, "all", texts.of("retryAll"), texts.of("dropAll"));
        html.raw("</p>");
    }

    private void mail(String instance, MailStatus mail) {
        html.raw("<tr>")
                .cell(mail.id())
                .cell(texts.time(mail.taken()))
                .cell(mail.attempts())
                .cell(mail.due().map(texts::time).orElse("-"))
                .cell(String.join(", ", mail.recipients()))
                .cell(mail.subject())
                .cell(mail.error())
                .raw("<td>");
        actions(instance, mail.id(), texts.of("retry"), texts.of("drop"));
        html.raw("</td></tr>");
    }

    private void actions(String instance, String id, String retry, String drop) {
        beginForm(instance);
        html.hidden("id", id).button("retry", retry).button("drop", drop).raw("</form>");
    }

    private void beginForm(String instance) {
        html.raw("<form method=\"post\" action=\"\" style=\"display:inline\">")
                .hidden("token", token)
                .hidden("instance", instance);
    }

    private void sendForm(String instance) {
        html.heading(texts.of("sendBy", instance));
        beginForm(instance);
        html.raw("<table id=\"send\">")
                .field("recipients", texts.of("send.recipients"))
                .field("subject", texts.of("subject"))
                .raw("<tr><td><label for=\"message\">")
                .text(texts.of("send.message"))
                .raw("</label></td><td><textarea id=\"message\" name=\"message\" rows=\"4\" cols=\"60\"></textarea>")
                .raw("</td></tr><tr><td><label for=\"isHtml\">")
                .text(texts.of("send.html"))
                .raw(
                        "</label></td><td><input type=\"checkbox\" id=\"isHtml\" name=\"isHtml\" value=\"true\"/></td></tr>")
                .field("attachments", texts.of("send.attachments"))
                .raw("</table>")
                .button("send", texts.of("send"))
                .raw("</form><br/><br/>");
    }

    private void testForm(String instance) {
        html.heading(texts.of("testOf", instance));
        beginForm(instance);
        html.raw("<table id=\"test\">")
                .field("recipient", texts.of("test.recipient"))
                .raw("</table>")
                .button("test", texts.of("test"))
                .raw("</form><br/><br/>");
    }

    private void transactions(String instance, List<Transaction> transactions) {
        html.heading(texts.of("transactionsOf", instance));
        html.beginTable(
                "transactions",
                texts.all("time", "interface", "endpoint", "outcome", "subject", "recipients", "message"));
        for (Transaction transaction : transactions) {
            html.raw("<tr>")
                    .cell(texts.time(transaction.timestamp()))
                    .cell(transaction.interfaceName())
                    .cell(transaction.endpoint())
                    .cell(transaction.success() ? "Done" : "Failed")
                    .cell(transaction.subject())
                    .cell(String.join(", ", transaction.recipients()))
                    .cell(transaction.message())
                    .raw("</tr>");
        }
        html.endTable();
    }
}
