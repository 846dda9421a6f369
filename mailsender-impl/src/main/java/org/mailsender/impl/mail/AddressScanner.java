// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a list of addresses apart (RFC 5322 3.4) in one pass, without looking back and without recursion, so that no
 * text is too long or too deep for it. Confined to one thread.
 */
final class AddressScanner {

    /**
     * One entry of a list.
     *
     * @param text as it was given
     * @param phrase what stands before the angle brackets, comments included; "" without brackets
     * @param address what stands in the angle brackets, or all but comments without them
     * @param comment the content of the first comment, or ""
     */
    record Entry(String text, String phrase, String address, String comment) {}

    private final String list;
    private final List<Entry> entries = new ArrayList<>();
    private int index;
    private int start;
    private int phraseEnd = -1;
    private String bracketed = "";
    private String comment = "";
    private final StringBuilder bare = new StringBuilder();

    private AddressScanner(String list) {
        this.list = list;
    }

    /** The entries of a list separated by commas or semicolons; empty ones are left out. */
    static List<Entry> scan(String list) throws BadAddressException {
        return new AddressScanner(list).scan();
    }

    private List<Entry> scan() throws BadAddressException {
        while (index < list.length()) {
            char character = list.charAt(index);
            switch (character) {
                case ',', ';' -> endEntry();
                case '"' -> copyTo(closing('"'));
                case '[' -> copyTo(closing(']'));
                case '(' -> readComment();
                case '<' -> readBrackets();
                case '>', ')', ']' -> throw malformed("the " + character + " opens nowhere");
                case ':' -> throw new BadAddressException(shown() + " holds a group; name its members.");
                default -> {
                    bare.append(character);
                    index++;
                }
            }
        }
        endEntry();
        return entries;
    }

    private void endEntry() throws BadAddressException {
        String text = list.substring(start, index).strip();
        String outside = bare.toString().strip();
        if (phraseEnd < 0) {
            if (!text.isEmpty()) {
                entries.add(new Entry(text, "", outside, comment));
            }
        } else if (!outside.isEmpty()) {
            throw malformed("behind an address in angle brackets stands " + Characters.quoted(outside));
        } else {
            entries.add(new Entry(text, list.substring(start, phraseEnd).strip(), bracketed, comment));
        }
        index++;
        start = index;
        phraseEnd = -1;
        bracketed = "";
        comment = "";
        bare.setLength(0);
    }

    private void copyTo(int end) {
        bare.append(list, index, end + 1);
        index = end + 1;
    }

    private void readBrackets() throws BadAddressException {
        if (phraseEnd >= 0) {
            throw malformed("no comma stands between two addresses in angle brackets");
        }
        phraseEnd = index;
        int end = closing('>');
        bracketed = list.substring(index + 1, end).strip();
        bare.setLength(0);
        index = end + 1;
    }

    /** A comment counts as a blank, which is legal around an address and nowhere in it. */
    private void readComment() throws BadAddressException {
        int end = closing(')');
        if (comment.isEmpty()) {
            comment = list.substring(index + 1, end).strip();
        }
        bare.append(' ');
        index = end + 1;
    }

    /** Where what opens here closes; a backslash quotes, brackets may hold quotes, comments may hold comments. */
    private int closing(char close) throws BadAddressException {
        int depth = 1;
        boolean quoted = false;
        for (int i = index + 1; i < list.length(); i++) {
            char character = list.charAt(i);
            if (character == '\\') {
                i++;
            } else if (close == '>' && character == '"') {
                quoted = !quoted;
            } else if (close == ')' && character == '(') {
                depth++;
            } else if (character == close && !quoted && --depth == 0) {
                return i;
            }
        }
        throw malformed("a " + list.charAt(index) + " is not closed by " + close);
    }

    private BadAddressException malformed(String reason) {
        return new BadAddressException(shown() + " is no list of addresses separated by commas: " + reason + ".");
    }

    private String shown() {
        return Characters.quoted(list);
    }
}
