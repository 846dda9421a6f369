// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.util.Optional;

/**
 * What an operator at some node wants done with waiting mails; the one that sends does it. Immutable.
 *
 * @param kind what
 * @param mail which one, empty for all
 */
public record Wish(Kind kind, Optional<QueueEntry> mail) {

    /** What may be wanted. */
    public enum Kind {
        /** To be tried at once. */
        RETRY,
        /** To be given up. */
        DROP
    }
}
