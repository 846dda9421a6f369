// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

/** Text that grows by words and line breaks, as HTML would be laid out. Confined to one thread. */
final class PlainLines {

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char ZERO_WIDTH_SPACE = '\u200B';
    private static final char SOFT_HYPHEN = '\u00AD';

    private final StringBuilder text = new StringBuilder();
    private int markEnd = -1;

    int length() {
        return text.length();
    }

    String since(int start) {
        return text.substring(Math.min(start, text.length()));
    }

    /** White space of the source means one blank at most, and none at the start of a line; places to break, nothing. */
    void words(String words) {
        for (int i = 0; i < words.length(); i++) {
            char character = words.charAt(i);
            if (character == ' ' || character == '\n' || character == '\t' || character == '\r' || character == '\f') {
                blank();
            } else if (character != ZERO_WIDTH_SPACE && character != SOFT_HYPHEN) {
                text.append(character);
            }
        }
    }

    /** Text whose blanks and lines are meant. */
    void verbatim(String lines) {
        text.append(lines.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** What stands in front of an item, whose first block is on the same line. */
    void mark(String mark) {
        text.append(mark);
        markEnd = text.length();
    }

    void endItem() {
        markEnd = -1;
        breakLine(1);
    }

    void blank() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    void newLine() {
        trim();
        text.append('\n');
    }

    /** Ends the line, and leaves an empty one if two are wanted; there is no empty line at the beginning. */
    void breakLine(int count) {
        if (text.length() == markEnd) {
            return;
        }
        trim();
        int end = text.length();
        int present = 0;
        while (present < end && text.charAt(end - 1 - present) == '\n') {
            present++;
        }
        text.append("\n".repeat(end == 0 ? 0 : Math.max(0, count - present)));
    }

    /** Nobody sees blanks at the end of a line, and a no-break space alone only keeps something from being empty. */
    private void trim() {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == NO_BREAK_SPACE)) {
            end--;
        }
        text.setLength(end);
    }

    @Override
    public String toString() {
        trim();
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\n') {
            start++;
        }
        return text.substring(start).stripTrailing();
    }
}
