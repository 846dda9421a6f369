// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** How many transactions an instance has had, restarts included. Immutable. */
@ProviderType
public interface TransactionTotals {

    /**
     * Mails that were Done.
     *
     * @return 0 or more
     */
    long succeeded();

    /**
     * Mails that Failed, and requests that were refused.
     *
     * @return 0 or more
     */
    long failed();

    /**
     * When counting began.
     *
     * @return by the wall clock
     */
    Instant since();
}
