// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

/** A value as it stands in HTML, between tags and in quoted attributes alike (HTML 13.1.2.3, 13.1.4). */
final class HtmlEscape {

    private HtmlEscape() {}

    static String of(String text) {
        int first = 0;
        while (first < text.length() && reference(text.charAt(first)) == null) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 32).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            String reference = reference(text.charAt(i));
            if (reference == null) {
                escaped.append(text.charAt(i));
            } else {
                escaped.append(reference);
            }
        }
        return escaped.toString();
    }

    private static String reference(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '`' -> "&#96;";
            default -> null;
        };
    }
}
