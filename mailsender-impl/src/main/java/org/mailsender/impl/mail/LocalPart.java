// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.nio.charset.StandardCharsets;

/**
 * The part of an address before the @: a dot-string or a quoted string (RFC 5321 4.1.2, RFC 6531 3.3). Beyond ASCII,
 * what can be seen is legal: letters, marks, digits, symbols and punctuation, but no mark at the beginning, where it
 * would change the look of what stands before it.
 */
final class LocalPart {

    /** RFC 5321 4.5.3.1.1, in octets. */
    static final int LONGEST = 64;

    /** RFC 5322 3.2.3, beside letters and digits. */
    private static final String ATOM_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    private LocalPart() {}

    static boolean isTooLong(String localPart) {
        return localPart.length() > LONGEST || localPart.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    static boolean isLegal(String localPart) {
        if (localPart.isEmpty() || isMark(localPart.codePointAt(0))) {
            return false;
        }
        return localPart.charAt(0) == '"' ? isQuotedString(localPart) : isDotString(localPart);
    }

    private static boolean isDotString(String localPart) {
        char before = '.';
        for (int i = 0; i < localPart.length(); i++) {
            char character = localPart.charAt(i);
            if (character == '.' ? before == '.' : !isAtomCharacter(character)) {
                return false;
            }
            before = character;
        }
        return before != '.';
    }

    private static boolean isQuotedString(String localPart) {
        int last = localPart.length() - 1;
        if (last < 1 || localPart.charAt(last) != '"') {
            return false;
        }
        boolean escaped = false;
        for (int i = 1; i < last; i++) {
            char character = localPart.charAt(i);
            boolean legal = escaped ? character < 127 : character != '"';
            if (!legal || character < ' ' || character == 127) {
                return false;
            }
            escaped = !escaped && character == '\\';
        }
        return !escaped;
    }

    private static boolean isAtomCharacter(char character) {
        return character >= 128 || isLetterOrDigit(character) || ATOM_SYMBOLS.indexOf(character) >= 0;
    }

    static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    /** Whether it joins the character before it. */
    static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
