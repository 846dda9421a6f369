// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mailsender.impl.mail.Foreign;
import org.mailsender.impl.mail.RefusedException;

/**
 * A value in the course of a rendering, as the engine asks for it: what it is called, what names it knows, and what a
 * section makes of it. Confined to one thread.
 */
final class Node {

    private final Rendering rendering;
    private final String name;
    private final Object value;
    private final boolean root;

    private Node(Rendering rendering, String name, Object value, boolean root) {
        this.rendering = rendering;
        this.name = name;
        this.root = root;
        this.value = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    /** Knows every name: what nobody brought is a value that is null. */
    static Node root(Rendering rendering) {
        return new Node(rendering, ".", rendering.occasion(), true);
    }

    /** What a name stands for in here; empty if only what is around may know it. */
    Optional<Node> named(String wanted) {
        Object found = guarded(wanted, () -> find(wanted));
        return found == null && !root ? Optional.empty() : Optional.of(new Node(rendering, wanted, found, false));
    }

    private Object find(String wanted) throws RefusedException {
        if (wanted.length() > 1 && wanted.charAt(0) == '.') {
            return within(value, wanted.substring(1));
        }
        return Names.find(this::own, this::within, wanted);
    }

    private Object own(String wanted) {
        return root ? rendering.occasion().get(wanted) : Names.entry(value, wanted);
    }

    /** What stands behind a dot. */
    private Object within(Object owner, String wanted) throws RefusedException {
        Object found = Names.find(key -> Names.entry(owner, key), this::within, wanted);
        if (found != null || owner == null) {
            return found;
        }
        if (owner instanceof Map<?, ?> map) {
            return wanted.equals(Pairs.NAME) ? pairs(map) : null;
        }
        return wanted.equals("name") && Elements.of(owner) == null
                ? PathName.last(rendering.text(wanted, owner))
                : null;
    }

    private List<Map<String, Object>> pairs(Map<?, ?> map) throws RefusedException {
        List<Map<String, Object>> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            rendering.goRound();
            if (entry.getValue() != null) {
                pairs.add(Pairs.of(rendering.text(name, entry.getKey()), entry.getValue()));
            }
        }
        return pairs;
    }

    /** What a section goes through; null if it is shown once, for the value itself. */
    Iterator<Node> rounds() {
        return guarded(name, () -> {
            Iterator<?> elements = Elements.of(value);
            if (elements != null) {
                return new Rounds(elements);
            }
            return isFalse() ? Collections.emptyIterator() : null;
        });
    }

    /** Any value may come as text, "false" too. */
    private boolean isFalse() {
        if (value instanceof CharSequence text) {
            return text.isEmpty() || text.toString().equalsIgnoreCase("false");
        }
        return value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof byte[] octets && octets.length == 0);
    }

    /** What stands in the place of a tag that names it. */
    String written() {
        Object shown = root ? own("this") : value;
        return guarded(name, () -> rendering.written(name, shown));
    }

    private static <T> T guarded(String property, Foreign.Reading<T> reading) {
        try {
            return Foreign.read(property, reading);
        } catch (RefusedException e) {
            throw new Stopped(e);
        }
    }

    private final class Rounds implements Iterator<Node> {

        private final Iterator<?> elements;

        Rounds(Iterator<?> elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return guarded(name, elements::hasNext);
        }

        @Override
        public Node next() {
            return guarded(name, () -> {
                if (!elements.hasNext()) {
                    throw new NoSuchElementException();
                }
                rendering.goRound();
                return new Node(rendering, name, elements.next(), false);
            });
        }
    }
}
