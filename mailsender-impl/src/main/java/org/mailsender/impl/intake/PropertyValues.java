// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;

/** Conversions of property values that may be typed or text. */
final class PropertyValues {

    private PropertyValues() {}

    /** The text of a scalar; "" for null. */
    static String text(String property, Object value) throws RefusedException {
        if (value == null) {
            return "";
        }
        if (value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum) {
            return value.toString();
        }
        throw unknownType(property, value, "a String");
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

    /** The elements of an array or a collection; anything else is one element, null is none. */
    static Collection<?> elements(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value instanceof Collection<?> collection ? collection : List.of(value);
    }

    static RefusedException unknownType(String property, Object value, String expected) {
        String type = value == null ? "null" : value.getClass().getName();
        return new RefusedException(property, "a value of type " + type + " cannot be used; pass " + expected + ".");
    }
}
