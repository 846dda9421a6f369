// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** A note that readers of an HTML document see first. */
final class HtmlNote {

    private static final Pattern BODY_TAG = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private HtmlNote() {}

    /** The document with the note as its first paragraph. */
    static String ahead(String note, String html) {
        String paragraph = "<p>" + Entities.escape(note) + "</p>";
        Matcher body = BODY_TAG.matcher(html);
        return body.find() ? html.substring(0, body.end()) + paragraph + html.substring(body.end()) : paragraph + html;
    }
}
