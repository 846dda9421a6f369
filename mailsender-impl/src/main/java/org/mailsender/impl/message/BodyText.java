// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Text for bodies. */
final class BodyText {

    private static final Pattern BODY_TAG = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private BodyText() {}

    /**
     * Lines end with CRLF (RFC 2046 4.1.1); lone surrogates, which no charset can carry, become U+FFFD so that a mail is
     * not lost for a broken character.
     */
    static String canonical(String text) {
        StringBuilder canonical = new StringBuilder(text.length() + text.length() / 16);
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            int length = lengthOfRegular(text, i);
            if (length > 0) {
                i += length;
                continue;
            }
            canonical.append(text, copied, i);
            canonical.append(isLineEnd(text.charAt(i)) ? "\r\n" : "\uFFFD");
            i += text.startsWith("\r\n", i) ? 2 : 1;
            copied = i;
        }
        return canonical.append(text, copied, text.length()).toString();
    }

    /** How many characters from there on stand for one that stays as it is. */
    private static int lengthOfRegular(String text, int i) {
        char character = text.charAt(i);
        if (Character.isSurrogate(character)) {
            return Character.isSupplementaryCodePoint(text.codePointAt(i)) ? 2 : 0;
        }
        return isLineEnd(character) ? 0 : 1;
    }

    private static boolean isLineEnd(char character) {
        return character == '\r' || character == '\n';
    }

    /** A note as the first paragraph of an HTML document. */
    static String withHtmlNote(String html, String note) {
        String paragraph = "<p>" + Entities.escape(note) + "</p>";
        Matcher body = BODY_TAG.matcher(html);
        return body.find() ? html.substring(0, body.end()) + paragraph + html.substring(body.end()) : paragraph + html;
    }
}
