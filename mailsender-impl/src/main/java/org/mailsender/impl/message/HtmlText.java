// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Derives the plain-text alternative of an HTML body: blocks become lines, lists keep their numbers, links their
 * address, and what a reader of the HTML does not see is left out. Takes time in proportion to the length: the parser
 * nests elements to a depth of some hundreds at most, and no text is looked at twice.
 */
final class HtmlText implements NodeFilter {

    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "menu",
            "dir",
            "table",
            "blockquote",
            "pre",
            "figure",
            "listing",
            "xmp",
            "plaintext");
    private static final Set<String> LINES = Set.of(
            "address",
            "article",
            "aside",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dt",
            "fieldset",
            "figcaption",
            "footer",
            "form",
            "header",
            "hgroup",
            "legend",
            "li",
            "main",
            "nav",
            "option",
            "optgroup",
            "search",
            "section",
            "summary",
            "textarea",
            "tr",
            "hr");
    private static final Set<String> LISTS = Set.of("ul", "ol", "menu", "dir");
    private static final List<String> SCHEMES = List.of("https:", "http:", "ftp:", "mailto:", "tel:");
    private static final String RULE = "-".repeat(40);
    /** A longer one is of no use to a reader of plain text. */
    private static final int LONGEST_ADDRESS = 2048;
    /** How much a link may say beside its address, such as "write to". */
    private static final int LONGEST_WORDS_AROUND = 200;

    private final PlainLines lines = new PlainLines();
    private final Deque<HtmlStyle> styles = new ArrayDeque<>(List.of(HtmlStyle.NORMAL));
    private final Deque<HtmlList> lists = new ArrayDeque<>();
    private final Deque<Integer> links = new ArrayDeque<>();

    private HtmlText() {}

    static String of(String html) {
        HtmlText text = new HtmlText();
        NodeTraversor.filter(text, Jsoup.parse(html));
        return text.lines.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            HtmlStyle style = HtmlStyle.of(element, styles.element());
            if (style.removed()) {
                return FilterResult.SKIP_ENTIRELY;
            }
            styles.push(style);
            begin(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
            styles.pop();
        }
        return FilterResult.CONTINUE;
    }

    private void append(String words) {
        if (!styles.element().showsText()) {
            return;
        }
        if (styles.element().preformatted()) {
            lines.verbatim(words);
        } else {
            lines.words(words);
        }
    }

    private void begin(Element element) {
        String name = element.normalName();
        breakAround(name);
        if (LISTS.contains(name)) {
            lists.push(new HtmlList(element));
        }
        switch (name) {
            case "br" -> lines.newLine();
            case "hr" -> lines.verbatim(seen(RULE));
            case "li" ->
                lines.mark(seen(lists.isEmpty() ? "- " : lists.element().mark(element)));
            case "img" -> lines.words(seen(element.attr("alt")));
            case "a" -> links.push(lines.length());
            default -> {
                // Its text says all.
            }
        }
    }

    /** What needs no size to be seen. */
    private String seen(String words) {
        return styles.element().invisible() ? "" : words;
    }

    private void end(Element element) {
        String name = element.normalName();
        switch (name) {
            case "td", "th" -> lines.blank();
            case "a" -> appendAddress(element.attr("href").strip(), links.pop());
            case "li" -> lines.endItem();
            default -> breakAround(name);
        }
        if (LISTS.contains(name)) {
            lists.pop();
        }
    }

    private void breakAround(String name) {
        if (PARAGRAPHS.contains(name)) {
            lines.breakLine(2);
        } else if (LINES.contains(name) || styles.element().block()) {
            lines.breakLine(1);
        }
    }

    private void appendAddress(String address, int start) {
        String lower = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        boolean useful = address.length() <= LONGEST_ADDRESS && SCHEMES.stream().anyMatch(lower::startsWith);
        if (useful && !styles.element().invisible() && !isShown(address, start)) {
            lines.words(" <" + address + ">");
        }
    }

    /** Whether the link's own text is hardly more than its address, mail addresses and numbers without their scheme. */
    private boolean isShown(String address, int start) {
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        if (bare.regionMatches(true, 0, "mailto:", 0, 7) || bare.regionMatches(true, 0, "tel:", 0, 4)) {
            int query = bare.indexOf('?');
            bare = bare.substring(bare.indexOf(':') + 1, query < 0 ? bare.length() : query);
        }
        return lines.length() - start <= bare.length() + LONGEST_WORDS_AROUND
                && lines.since(start).contains(bare);
    }
}
