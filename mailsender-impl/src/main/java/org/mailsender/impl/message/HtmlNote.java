// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.List;
import org.jsoup.nodes.Entities;

/**
 * A note that readers of an HTML document see first: behind its body tag, which is looked for in one pass, so that none
 * in a comment, a script or an attribute is taken for it.
 */
final class HtmlNote {

    /** Elements whose content is no markup (HTML 13.2.5.1). */
    private static final List<String> RAW = List.of("script", "style", "title", "textarea", "xmp");

    private final String html;

    private HtmlNote(String html) {
        this.html = html;
    }

    /** The document with the note as its first paragraph. */
    static String ahead(String note, String html) {
        int position = new HtmlNote(html).behindBodyTag();
        return html.substring(0, position) + "<p>" + Entities.escape(note) + "</p>" + html.substring(position);
    }

    /** 0 if there is no body tag. */
    private int behindBodyTag() {
        int open = html.indexOf('<');
        while (open >= 0) {
            int end = endOf(open);
            if (isTag("body", open)) {
                return Math.max(end, 0);
            }
            open = end < 0 ? -1 : html.indexOf('<', end);
        }
        return 0;
    }

    /** Where what begins there ends, or -1 if it never does. */
    private int endOf(int open) {
        if (html.startsWith("<!--", open)) {
            return behind("-->", open + 2);
        }
        boolean tag = open + 1 < html.length() && Character.isLetter(html.charAt(open + 1));
        if (!tag) {
            return open + 1;
        }
        int end = endOfTag(open);
        for (String raw : RAW) {
            if (end >= 0 && isTag(raw, open)) {
                return closing("</" + raw, end);
            }
        }
        return end;
    }

    private int behind(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? -1 : found + mark.length();
    }

    /** A > in a quoted value, which stands behind a =, does not end the tag. */
    private int endOfTag(int open) {
        char before = ' ';
        for (int i = open + 1; i < html.length(); i++) {
            char character = html.charAt(i);
            if (character == '>') {
                return i + 1;
            }
            if (before == '=' && (character == '"' || character == '\'')) {
                i = html.indexOf(character, i + 1);
                if (i < 0) {
                    return -1;
                }
            }
            before = Character.isWhitespace(character) ? before : character;
        }
        return -1;
    }

    private int closing(String tag, int from) {
        for (int i = html.indexOf('<', from); i >= 0; i = html.indexOf('<', i + 1)) {
            if (html.regionMatches(true, i, tag, 0, tag.length())) {
                return i;
            }
        }
        return -1;
    }

    private boolean isTag(String name, int open) {
        int end = open + 1 + name.length();
        return html.regionMatches(true, open + 1, name, 0, name.length())
                && end < html.length()
                && (Character.isWhitespace(html.charAt(end)) || html.charAt(end) == '>' || html.charAt(end) == '/');
    }
}
