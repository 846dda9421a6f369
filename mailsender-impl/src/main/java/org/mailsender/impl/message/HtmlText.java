// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Derives the plain-text alternative of an HTML body: blocks become lines, links keep their address. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
    private static final Set<String> LINES = Set.of("br", "div", "tr", "li", "dt", "dd", "hr", "section", "article");
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title", "template");

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        HtmlText visitor = new HtmlText();
        document.select(String.join(",", HIDDEN)).remove();
        NodeTraversor.traverse(visitor, document);
        return visitor.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.text());
        } else if (node instanceof Element element) {
            begin(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (PARAGRAPHS.contains(name)) {
            breakLine(2);
        } else if (LINES.contains(name) && !"br".equals(name)) {
            breakLine(1);
        } else if ("td".equals(name) || "th".equals(name)) {
            append(" ");
        } else if ("a".equals(name)) {
            appendAddress(element);
        }
    }

    private void begin(Element element) {
        String name = element.normalName();
        if (PARAGRAPHS.contains(name)) {
            breakLine(2);
        } else if ("br".equals(name)) {
            text.append('\n');
        } else if (LINES.contains(name)) {
            breakLine(1);
        }
        if ("li".equals(name)) {
            text.append("- ");
        } else if ("img".equals(name)) {
            append(element.attr("alt"));
        }
    }

    private void appendAddress(Element link) {
        String address = link.attr("href");
        boolean shown = link.text().contains(address);
        if (!shown && address.matches("(?i)(https?|ftp|mailto|tel):.*")) {
            append(" <" + address + ">");
        }
    }

    /** Blanks of the source mean one blank at most, and none at the start of a line. */
    private void append(String words) {
        boolean lineStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(lineStart ? words.stripLeading() : words);
    }

    private void breakLine(int count) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        int present = 0;
        while (present < end && text.charAt(end - 1 - present) == '\n') {
            present++;
        }
        text.append("\n".repeat(end == 0 ? 0 : Math.max(0, count - present)));
    }
}
