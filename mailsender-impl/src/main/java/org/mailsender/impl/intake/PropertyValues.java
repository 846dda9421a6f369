// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.Foreign;
import org.mailsender.impl.mail.RefusedException;

/** Conversions of property values that may be typed or text. Values are foreign: see {@link Foreign}. */
final class PropertyValues {

    /** A collection that never ends must not take all memory. */
    private static final int MOST_ELEMENTS = 1_000_000;

    /** Scalars whose text is what people expect; dates are in ISO 8601. */
    private static final List<Class<?>> SCALARS = List.of(
            CharSequence.class,
            Number.class,
            Boolean.class,
            Character.class,
            Enum.class,
            UUID.class,
            URI.class,
            URL.class,
            Path.class,
            File.class,
            TemporalAccessor.class,
            TemporalAmount.class);

    private PropertyValues() {}

    /** The text of a scalar; "" for null. */
    @SuppressWarnings("JavaUtilDate") // Others still pass it on.
    static String text(String property, Object value) throws RefusedException {
        if (value == null) {
            return "";
        }
        String text = value instanceof Date date
                ? Instant.ofEpochMilli(date.getTime()).toString()
                : scalar(property, value);
        if (text == null) {
            throw new RefusedException(property, "the text of its " + type(value) + " is null; pass a String.");
        }
        return text;
    }

    private static String scalar(String property, Object value) throws RefusedException {
        if (SCALARS.stream().noneMatch(type -> type.isInstance(value))) {
            throw unknownType(property, value, "a String");
        }
        return value.toString();
    }

    static boolean flag(String property, Object value) throws RefusedException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = text(property, value).strip();
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.isEmpty() || text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new RefusedException(property, Characters.quoted(text) + " is neither true nor false.");
    }

    /** The elements of an array or a collection, nulls among them; anything else is one element, null is none. */
    static List<Object> elements(String property, Object value) throws RefusedException {
        List<Object> elements = new ArrayList<>();
        if (value instanceof Object[] array) {
            elements.addAll(Arrays.asList(array));
        } else if (value instanceof Collection<?> collection) {
            for (Object element : collection) {
                if (elements.size() == MOST_ELEMENTS) {
                    throw new RefusedException(property, "it has more than " + MOST_ELEMENTS + " elements.");
                }
                elements.add(element);
            }
        } else if (value != null) {
            elements.add(value);
        }
        return elements;
    }

    static RefusedException unknownType(String property, Object value, String expected) {
        return new RefusedException(
                property, "a value of type " + type(value) + " cannot be used; pass " + expected + ".");
    }

    private static String type(Object value) {
        return value == null ? "null" : value.getClass().getTypeName();
    }
}
