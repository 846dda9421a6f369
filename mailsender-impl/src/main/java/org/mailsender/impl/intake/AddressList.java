// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.util.ArrayList;
import java.util.List;

/** Separates addresses at semicolons, as mail programs show them. Commas and syntax are left to the parser. */
final class AddressList {

    private final String text;
    private boolean quoted;
    private int depth;

    private AddressList(String text) {
        this.text = text;
    }

    /** The parts between semicolons that separate; the whole where a colon begins a group, which is refused later. */
    static List<String> separated(String text) {
        return text.indexOf(';') < 0 ? List.of(text) : new AddressList(text).parts();
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\') {
                i++;
                continue;
            }
            boolean separates = isPlain(character);
            if (separates && character == ':') {
                return List.of(text);
            }
            if (separates && character == ';') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Whether a character stands outside quotes, comments and domain literals (RFC 5322 3.2.2, 3.2.4, 3.4.1). */
    private boolean isPlain(char character) {
        if (character == '"') {
            quoted = !quoted;
        } else if (!quoted && (character == '(' || character == '[')) {
            depth++;
        } else if (!quoted && (character == ')' || character == ']')) {
            depth--;
        }
        return !quoted && depth == 0;
    }
}
