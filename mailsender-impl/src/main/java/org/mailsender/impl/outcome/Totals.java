// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Instant;
import org.mailsender.management.TransactionTotals;

/** How many transactions there were. Immutable. */
record Totals(long succeeded, long failed, Instant since) implements TransactionTotals {

    Totals plus(boolean success) {
        return success ? new Totals(succeeded + 1, failed, since) : new Totals(succeeded, failed + 1, since);
    }

    /** With those of an earlier process. */
    Totals after(Totals earlier) {
        return new Totals(earlier.succeeded + succeeded, earlier.failed + failed, earlier.since);
    }
}
