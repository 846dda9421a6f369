// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Instant;
import java.util.Optional;
import org.mailsender.impl.delivery.ServerState;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.ServerStatus;

/** A mail server as operators see it, at one moment. Immutable. */
record ServerStatusRecord(String server, boolean inUse, String trouble, Optional<Instant> nextTry)
        implements ServerStatus {

    static ServerStatus of(ServerState state, Time time) {
        return new ServerStatusRecord(
                state.server(), state.inUse(), state.trouble(), state.nextTry().map(time::wallAt));
    }
}
