// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How one of the mail servers of an instance is, at one moment. Immutable. */
@ProviderType
public interface ServerStatus {

    /**
     * The server.
     *
     * @return host and port
     */
    String server();

    /**
     * Whether the next mail goes there.
     *
     * @return true for one of them at most, for none while the queue rests as a whole
     */
    boolean inUse();

    /**
     * Why it cannot be used.
     *
     * @return one sentence, "" if nothing is known against it
     */
    String trouble();

    /**
     * When it is tried again by itself.
     *
     * @return empty while nothing is known against it
     */
    Optional<Instant> nextTry();
}
