// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.util.List;

/** Writes HTML; every text that is not markup of our own is escaped. Not thread-safe. */
final class Html {

    private final StringBuilder html = new StringBuilder();

    /** Markup of our own. */
    Html raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Anybody's text. */
    Html text(Object text) {
        html.append(escape(String.valueOf(text)));
        return this;
    }

    Html heading(String text) {
        return raw("<div class=\"ui-widget-header ui-corner-top\" style=\"padding:4px 8px;margin-top:12px\">")
                .text(text)
                .raw("</div>");
    }

    Html beginTable(String id, List<String> columns) {
        raw("<table class=\"nicetable ui-widget\" id=\"" + id + "\"><thead><tr>");
        columns.forEach(
                column -> raw("<th class=\"ui-widget-header\">").text(column).raw("</th>"));
        return raw("</tr></thead><tbody class=\"ui-widget-content\">");
    }

    Html cell(Object text) {
        return raw("<td>").text(text).raw("</td>");
    }

    Html endTable() {
        return raw("</tbody></table><br/>");
    }

    Html hidden(String name, String value) {
        return raw("<input type=\"hidden\" name=\"" + name + "\" value=\"")
                .text(value)
                .raw("\"/>");
    }

    Html button(String action, String label) {
        return raw("<button type=\"submit\" name=\"action\" value=\"" + action + "\">")
                .text(label)
                .raw("</button> ");
    }

    Html field(String name, String label) {
        return raw("<tr><td><label for=\"" + name + "\">")
                .text(label)
                .raw("</label></td><td><input type=\"text\" size=\"60\" id=\"" + name + "\" name=\"" + name
                        + "\"/></td></tr>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
