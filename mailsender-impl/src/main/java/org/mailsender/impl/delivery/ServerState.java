// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.threads.Moment;

/**
 * How one of the servers is, at one moment. Immutable.
 *
 * @param server host and port
 * @param inUse whether the next mail goes there
 * @param trouble why it cannot be used, "" if nothing is known against it
 * @param nextTry when it is tried again by itself
 */
public record ServerState(String server, boolean inUse, String trouble, Optional<Moment> nextTry) {

    /**
     * One that nothing is known of yet.
     *
     * @param server how it is reached
     * @return nothing is against it
     */
    public static ServerState unknown(TransportSettings server) {
        return new ServerState(server.server(), false, "", Optional.empty());
    }
}
