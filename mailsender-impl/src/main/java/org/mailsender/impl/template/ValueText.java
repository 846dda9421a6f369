// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Foreign;
import org.mailsender.impl.mail.RefusedException;

/**
 * The text of a value of any type. Of foreign objects nothing is called but {@code toString}, and the methods of the
 * JDK's collections, maps and dates; nothing is found out by reflection. Octets have no text.
 */
final class ValueText {

    /** A collection that holds itself has no end. */
    private static final int DEEPEST = 20;

    private final String name;
    private final Dates dates;
    private final Budget budget;
    private final StringBuilder text = new StringBuilder();

    private ValueText(String name, Dates dates, Budget budget) {
        this.name = name;
        this.dates = dates;
        this.budget = budget;
    }

    /** The text of a value, which is refused by its name if it cannot be read or is longer than anything may be. */
    static String of(String name, Object value, Dates dates, Budget budget) throws RefusedException {
        if (value instanceof String string) {
            return string;
        }
        return Foreign.read(name, () -> {
            ValueText written = new ValueText(name, dates, budget);
            written.write(value, 0);
            return written.text.toString();
        });
    }

    private void write(Object value, int depth) throws RefusedException {
        if (depth > DEEPEST) {
            throw new RefusedException(name, "its value is nested more than " + DEEPEST + " deep; pass a String.");
        }
        Iterator<?> elements = Elements.of(value);
        if (elements != null) {
            writeAll(elements, depth);
        } else if (value instanceof Map<?, ?> map) {
            writeAll(map.entrySet().iterator(), depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            write(entry.getKey(), depth);
            append("=");
            write(entry.getValue(), depth);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), depth + 1);
        } else {
            append(scalar(value));
        }
    }

    private void writeAll(Iterator<?> elements, int depth) throws RefusedException {
        for (boolean first = true; elements.hasNext(); first = false) {
            budget.goRound(name);
            append(first ? "" : ", ");
            write(elements.next(), depth + 1);
        }
    }

    private void append(String part) throws RefusedException {
        budget.require(name, (long) text.length() + part.length());
        text.append(part);
    }

    private String scalar(Object value) {
        if (value == null || value instanceof byte[]) {
            return "";
        }
        if (value instanceof char[] characters) {
            return new String(characters);
        }
        if (value instanceof Number number) {
            return Numbers.text(number);
        }
        if (value instanceof Attachment attachment) {
            return attachment.name();
        }
        String date = dates.text(value);
        String shown = date == null ? value.toString() : date;
        return shown == null ? "" : shown;
    }
}
