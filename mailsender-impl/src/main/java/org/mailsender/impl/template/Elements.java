// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.IntStream;

/** What a section loops over: collections and arrays. */
final class Elements {

    private Elements() {}

    /** The elements of a value; null if it is one itself, as texts and octets are. */
    static Iterator<?> of(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.iterator();
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array).iterator();
        }
        if (value == null || !value.getClass().isArray() || value instanceof byte[] || value instanceof char[]) {
            return null;
        }
        return IntStream.range(0, Array.getLength(value))
                .mapToObj(i -> Array.get(value, i))
                .iterator();
    }
}
