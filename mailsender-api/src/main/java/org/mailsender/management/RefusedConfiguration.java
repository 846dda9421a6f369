// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A configuration that cannot be used. Registered as a service for as long as it is so; the last good one of the same
 * instance, if there was any since the start, goes on meanwhile. Immutable.
 */
@ProviderType
public interface RefusedConfiguration {

    /**
     * Which configuration.
     *
     * @return its PID
     */
    String pid();

    /**
     * Which instance it is for.
     *
     * @return its name, "" if that cannot be told
     */
    String instance();

    /**
     * Why it cannot be used.
     *
     * @return one sentence that names key, value (never a secret) and what to do
     */
    String reason();

    /**
     * When it was refused.
     *
     * @return by the wall clock
     */
    Instant since();
}
