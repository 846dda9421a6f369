// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The instances that share the tokens of one source, and the places where they keep things. Thread-safe. */
final class TokenUsers {

    private static final int MOST_NAMED = 3;

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    /** Stays while a token is under way, whoever has left. */
    private final Set<TokenFiles> places = ConcurrentHashMap.newKeySet();

    void join(String name, TokenFiles files) {
        names.add(name);
        places.add(files);
    }

    void leave(String name) {
        names.remove(name);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    List<TokenFiles> places() {
        return List.copyOf(places);
    }

    /** The beginning of a line in the log. */
    @Override
    public String toString() {
        if (names.isEmpty()) {
            return "an instance that has stopped";
        }
        List<String> sorted = List.copyOf(new TreeSet<>(names));
        return sorted.size() <= MOST_NAMED
                ? String.join(", ", sorted)
                : String.join(", ", sorted.subList(0, MOST_NAMED)) + " and " + (sorted.size() - MOST_NAMED) + " more";
    }
}
