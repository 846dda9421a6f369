// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** What came of mails within one step of a {@link TrafficWindow}. Immutable. Kept in memory, since the start. */
@ProviderType
public interface Traffic {

    /**
     * When the step began.
     *
     * @return by the wall clock
     */
    Instant from();

    /**
     * Mails that were Done.
     *
     * @return 0 or more
     */
    long done();

    /**
     * Mails that Failed, and requests that were refused.
     *
     * @return 0 or more
     */
    long failed();

    /**
     * Attempts that failed for now.
     *
     * @return 0 or more
     */
    long deferred();
}
