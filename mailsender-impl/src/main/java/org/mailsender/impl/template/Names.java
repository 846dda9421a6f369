// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.Map;
import org.mailsender.impl.mail.RefusedException;

/** Finds what a name with dots stands for: the whole name first, then the longest part of it that is known. */
final class Names {

    /** Knows names, or not: null. */
    @FunctionalInterface
    interface Known {
        Object get(String name) throws RefusedException;
    }

    /** Finds what stands behind a dot, or nothing: null. */
    @FunctionalInterface
    interface Within {
        Object find(Object owner, String rest) throws RefusedException;
    }

    private Names() {}

    static Object find(Known known, Within within, String name) throws RefusedException {
        Object found = known.get(name);
        for (int dot = name.lastIndexOf('.'); found == null && dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Object owner = known.get(name.substring(0, dot));
            if (owner != null) {
                found = within.find(owner, name.substring(dot + 1));
            }
        }
        return found;
    }

    /** The entry of a map, if the value is one. Some maps cannot be asked for a text. */
    static Object entry(Object value, String name) {
        try {
            return value instanceof Map<?, ?> map ? map.get(name) : null;
        } catch (ClassCastException e) {
            return null;
        }
    }
}
