// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that misbehave when they are read. */
public final class HostileValues {

    private HostileValues() {}

    /** One of each kind that any property may hold. */
    public static List<Object> ofAnyProperty() {
        return List.of(
                new Text(null),
                new Text(new IllegalStateException("evil\r\n")),
                new Text(new StackOverflowError()),
                new Text(new NoClassDefFoundError("gone")),
                new Elements(),
                new Object[] {new Text(new IllegalStateException())},
                new Entries(),
                Map.of("a", new Text(new IllegalStateException())),
                new Object());
    }

    /** One of each kind that only serialization betrays. */
    public static List<Serializable> correlationIds() {
        Serializable deep = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Serializable deeper = deep;
        for (int i = 0; i < 20_000; i++) {
            deeper = new ArrayList<>(List.of(deeper));
        }
        return List.of(
                deep,
                deeper,
                new ArrayList<>(List.of(new OfApplication())),
                new ArrayList<>(List.of(new Object())),
                new ArrayList<>(List.of(new Throwing())),
                new byte[100_000],
                "x".repeat(100_000),
                new OfApplication(),
                new OfApplication[0],
                new Throwing());
    }

    /** Its text is null, or throws. */
    private record Text(Throwable trouble) implements CharSequence {

        @Override
        public int length() {
            return 3;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        @SuppressWarnings("ToStringReturnsNull")
        public String toString() {
            if (trouble instanceof Error error) {
                throw error;
            }
            if (trouble instanceof RuntimeException exception) {
                throw exception;
            }
            return null;
        }
    }

    private static final class Elements extends AbstractCollection<Object> {

        @Override
        public Iterator<Object> iterator() {
            throw new IllegalStateException("evil");
        }

        @Override
        public int size() {
            return -1;
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("evil");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("evil");
        }
    }

    private static final class Entries extends AbstractMap<Object, Object> {

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            throw new IllegalStateException("evil");
        }
    }

    private static final class OfApplication implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final class Throwing implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new IllegalStateException("evil");
        }
    }
}
