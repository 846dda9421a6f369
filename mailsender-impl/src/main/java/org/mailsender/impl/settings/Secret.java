// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.Objects;

/** A value that must not be shown: it prints as asterisks wherever it ends up. Immutable. */
public final class Secret {

    /** What stands for a secret wherever it would be shown. */
    public static final String MASK = "********";

    private final String value;

    /**
     * Wraps a secret.
     *
     * @param value the secret in clear, "" for none
     */
    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * The secret in clear, for the one place that needs it.
     *
     * @return never null
     */
    public String reveal() {
        return value;
    }

    /**
     * Whether there is none.
     *
     * @return true for ""
     */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "" : MASK;
    }
}
