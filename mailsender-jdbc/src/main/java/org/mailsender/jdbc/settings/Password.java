// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

/**
 * A password that prints as asterisks wherever it ends up. Immutable.
 *
 * @param value in clear, "" for none
 */
public record Password(String value) {

    /** What stands for it wherever it would be shown. */
    public static final String MASK = "********";

    @Override
    public String toString() {
        return value.isEmpty() ? "" : MASK;
    }
}
