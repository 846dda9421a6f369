// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;

/** Unstructured text for header fields (RFC 5322 2.2.1), encoded by RFC 2047 and folded. */
final class HeaderText {

    /** A longer word could not be folded, so that its line might exceed the 998 octets of RFC 5322 2.1.1. */
    private static final Pattern UNFOLDABLE = Pattern.compile("\\S{200,}");
    /** Octets per encoded-word: 45 become 60 characters of base64, with frame 72 of the 75 that RFC 2047 2 allows. */
    private static final int WORD_OCTETS = 45;

    private HeaderText() {}

    /** Normalized to NFC; refused if it holds what no header may. */
    static String normalized(String property, String text) throws RefusedException {
        Characters.requirePrintable(text, problem -> new RefusedException(property, problem));
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Encoded where needed, and folded. */
    static String encoded(String field, String text) {
        if (UNFOLDABLE.matcher(text).find() || text.contains("=?")) {
            return encodedWords(text);
        }
        try {
            return MimeUtility.fold(field.length() + 2, MimeUtility.encodeText(text, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM knows UTF-8", e);
        }
    }

    /** All of it as encoded-words, one a line, no character split between two. */
    private static String encodedWords(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(character -> {
            String next = Character.toString(character);
            if (octets(word.toString()) + octets(next) > WORD_OCTETS) {
                append(lines, word);
            }
            word.append(next);
        });
        append(lines, word);
        return lines.toString();
    }

    private static void append(StringBuilder lines, StringBuilder word) {
        byte[] octets = word.toString().getBytes(StandardCharsets.UTF_8);
        lines.append(lines.isEmpty() ? "" : "\r\n ")
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(octets))
                .append("?=");
        word.setLength(0);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
