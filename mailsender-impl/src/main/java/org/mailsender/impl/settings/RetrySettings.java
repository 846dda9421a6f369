// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.time.Duration;

/**
 * When a deferred mail is tried again. Immutable.
 *
 * @param firstDelay delay after the first failed attempt, doubled after each further one
 * @param longestDelay the doubling ends here
 * @param maxAge age at which a mail is given up; zero: never retry
 */
public record RetrySettings(Duration firstDelay, Duration longestDelay, Duration maxAge) {

    /**
     * Whether a mail may be tried more than once.
     *
     * @return false if the age is zero
     */
    public boolean isAllowed() {
        return !maxAge.isZero();
    }
}
