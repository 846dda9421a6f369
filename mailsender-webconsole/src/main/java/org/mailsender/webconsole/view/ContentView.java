// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.List;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailPart;
import org.mailsender.webconsole.html.Html;

/** What a mail says; its HTML as source, so that nothing in it is loaded or run. Used for one call. */
final class ContentView {

    private static final List<String> KNOWN = List.of("From", "To", "Cc", "Reply-To", "Subject", "Date");

    private final Html html;
    private final Widgets widgets;

    ContentView(Html html, Scene scene) {
        this.html = html;
        this.widgets = new Widgets(html, scene);
    }

    void write(MailContent content) {
        html.leaf("h3", widgets.text("headers")).open("dl", "class", "ms-headers");
        content.headers().stream().filter(ContentView::known).forEach(this::header);
        html.close();
        if (!content.text().isEmpty()) {
            html.leaf("h3", widgets.text("text"), "id", "ms-text");
            source(content.text(), "ms-text");
        }
        if (!content.html().isEmpty()) {
            html.leaf("h3", widgets.text("html"), "id", "ms-html");
            source(content.html(), "ms-html");
        }
        if (!content.parts().isEmpty()) {
            parts(content.parts());
        }
        html.open("details").leaf("summary", widgets.text("envelope"));
        html.open("dl", "class", "ms-headers");
        header("MAIL FROM: <" + content.envelopeSender() + ">");
        content.envelopeRecipients().forEach(recipient -> header("RCPT TO: <" + recipient + ">"));
        content.headers().stream().filter(header -> !known(header)).forEach(this::header);
        html.close().close();
        html.leaf("p", widgets.text("size", content.size()), "class", "ms-note");
    }

    private static boolean known(String header) {
        return KNOWN.contains(header.substring(0, Math.max(0, header.indexOf(':'))));
    }

    private void header(String header) {
        int colon = header.indexOf(": ");
        html.open("div")
                .leaf("dt", colon < 0 ? header : header.substring(0, colon))
                .leaf("dd", colon < 0 ? "" : header.substring(colon + 2))
                .close();
    }

    private void source(String source, String label) {
        html.leaf("pre", source, "class", "ms-source", "tabindex", "0", "role", "region", "aria-labelledby", label);
    }

    private void parts(List<MailPart> parts) {
        html.leaf("h3", widgets.text("parts")).open("ul", "class", "ms-lines", "id", "parts");
        for (MailPart part : parts) {
            html.open("li")
                    .leaf(
                            "span",
                            part.name().isEmpty() ? widgets.text("part.unnamed") : part.name(),
                            "class",
                            "ms-name")
                    .text(" " + part.type() + ", " + widgets.text("size", part.size()))
                    .close();
        }
        html.close();
    }
}
