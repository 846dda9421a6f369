// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Text for bodies. */
final class BodyText {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern BODY_TAG = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private BodyText() {}

    /**
     * Lines end with CRLF (RFC 2046 4.1.1); lone surrogates, which no charset can carry, become U+FFFD so that a mail is
     * not lost for a broken character.
     */
    static String canonical(String text) {
        String encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : withoutLoneSurrogates(text);
        return LINE_END.matcher(encodable).replaceAll("\r\n");
    }

    /** A note as the first paragraph of an HTML document. */
    static String withHtmlNote(String html, String note) {
        String paragraph = "<p>" + Entities.escape(note) + "</p>";
        Matcher body = BODY_TAG.matcher(html);
        return body.find() ? html.substring(0, body.end()) + paragraph + html.substring(body.end()) : paragraph + html;
    }

    private static String withoutLoneSurrogates(String text) {
        return text.codePoints()
                .map(character -> Character.getType(character) == Character.SURROGATE ? 0xFFFD : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
