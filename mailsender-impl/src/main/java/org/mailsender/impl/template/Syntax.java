// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mailsender.impl.mail.Characters;

/**
 * Finds what is wrong with a template, and in which line, before the library sees it. What could read other files
 * (partials, parents) is refused, and so is what would make two readings of one text possible (other delimiters).
 * Confined to one thread.
 */
final class Syntax {

    static final String OPEN = "{{";

    private static final String CLOSE = "}}";
    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 200;

    private record Section(String name, int line) {}

    private final String source;
    private final Deque<Section> sections = new ArrayDeque<>();
    private int line = 1;

    private Syntax(String source) {
        this.source = source;
    }

    static void check(String source) throws TemplateException {
        new Syntax(source).check();
    }

    private void check() throws TemplateException {
        int counted = 0;
        for (int start = source.indexOf(OPEN); start >= 0; start = source.indexOf(OPEN, counted)) {
            line += lines(counted, start);
            int end = source.indexOf(CLOSE, start);
            if (end < 0) {
                throw wrong("a {{ is not closed by }}");
            }
            checkTag(source.substring(start + OPEN.length(), end), source.startsWith("}", end + CLOSE.length()));
            line += lines(start, end);
            counted = end + CLOSE.length();
        }
        if (!sections.isEmpty()) {
            line = sections.peek().line();
            throw wrong("the section {{#" + sections.peek().name() + "}} is not closed by {{/"
                    + sections.peek().name() + "}}");
        }
        if (source.indexOf(Gapped.GAP) >= 0) {
            line = 1 + lines(0, source.indexOf(Gapped.GAP));
            throw wrong("it holds U+FDD0, which stands for no character");
        }
    }

    private int lines(int from, int to) {
        return (int) source.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private void checkTag(String body, boolean closedByThree) throws TemplateException {
        String tag = body.trim(); // As the library does: other blanks belong to a name.
        if (body.startsWith("{")) {
            if (!closedByThree) {
                throw wrong("a {{{ is not closed by }}}");
            }
            checkName(tag.substring(1));
        } else if (body.startsWith("!")) {
            return;
        } else if (tag.isEmpty()) {
            throw wrong("a tag {{}} names nothing");
        } else {
            checkTag(tag.charAt(0), tag.substring(1));
        }
    }

    private void checkTag(char kind, String rest) throws TemplateException {
        switch (kind) {
            case '#', '^' -> open(checkName(rest));
            case '/' -> close(checkName(rest));
            case '&' -> checkName(rest);
            case '>', '<', '$' ->
                throw wrong("{{" + kind + shown(rest) + "}} would take in another template, which is not supported");
            case '=' -> throw wrong("{{= would change the delimiters, which is not supported");
            default -> checkName(kind + rest);
        }
    }

    private String checkName(String given) throws TemplateException {
        String name = given.trim();
        if (name.isEmpty()) {
            throw wrong("a tag names nothing");
        }
        if (name.indexOf('{') >= 0 || given.indexOf('\n') >= 0 || given.indexOf('\r') >= 0) {
            throw wrong("the tag {{" + shown(name) + "}} holds another {, or a line break");
        }
        if (name.length() > LONGEST_NAME) {
            throw wrong("a tag is longer than " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private void open(String name) throws TemplateException {
        sections.push(new Section(name, line));
        if (sections.size() > DEEPEST) {
            throw wrong("sections are nested more than " + DEEPEST + " deep");
        }
    }

    private void close(String name) throws TemplateException {
        if (sections.isEmpty()) {
            throw wrong("{{/" + shown(name) + "}} closes a section that is not open");
        }
        Section section = sections.pop();
        if (!section.name().equals(name)) {
            throw wrong("{{/" + shown(name) + "}} stands where {{/" + shown(section.name())
                    + "}} must close the section" + " of line " + section.line());
        }
    }

    /** Of hostile length and characters, if a file is. */
    private static String shown(String text) {
        String quoted = Characters.quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private TemplateException wrong(String problem) {
        return new TemplateException("line " + line + ": " + problem + ".");
    }
}
