// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * The part of a long list that is shown at once.
 *
 * @param from of the first one that is shown, counted from 0
 * @param size how many are shown at once
 * @param total how many there are
 */
public record Span(int from, int size, int total) {

    /** Where the list has become shorter meanwhile, its last part. */
    public Span {
        from = from < total ? Math.max(0, from) : Math.max(0, (total - 1) / size * size);
    }

    /** Behind the last one that is shown. */
    public int end() {
        return Math.min(total, from + size);
    }

    public OptionalInt previous() {
        return from == 0 ? OptionalInt.empty() : OptionalInt.of(Math.max(0, from - size));
    }

    public OptionalInt next() {
        return end() == total ? OptionalInt.empty() : OptionalInt.of(end());
    }

    public <T> List<T> of(List<T> all) {
        return all.subList(from, end());
    }
}
