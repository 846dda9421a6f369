// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.time.Duration;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.Moment;

/**
 * What a token endpoint granted. Immutable.
 *
 * @param value the token
 * @param end of its life
 */
record AccessToken(Secret value, Moment end) {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Whether it lives long enough for an authentication to come to its end. */
    boolean isFresh(Moment now) {
        return end.isAfter(now.plus(MARGIN));
    }

    /** For people. */
    String life(Moment now) {
        Duration left = now.until(end);
        return left.compareTo(MARGIN.multipliedBy(2)) < 0
                ? Math.max(0, left.toSeconds()) + " seconds"
                : left.toMinutes() + " minutes";
    }
}
