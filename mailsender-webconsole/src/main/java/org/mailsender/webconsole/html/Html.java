// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML and SVG; whatever is not the name of an element or an attribute is escaped. Not thread-safe. */
public final class Html {

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values by turns; one whose value is null is left out
     */
    public Html open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    public Html close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no end, such as {@code input}. */
    public Html single(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** An element that holds a text. */
    public Html leaf(String element, Object text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    public Html text(Object text) {
        escape(String.valueOf(text));
        return this;
    }

    private void tag(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                html.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                html.append('"');
            }
        }
        html.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                // The console would put a value of its own for ${…}.
                case '$' -> html.append("&#36;");
                default -> html.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return html.toString();
    }
}
