// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.ServerStatus;

/** How an instance is, at one moment. Immutable. */
record StatusRecord(
        String instance,
        String pid,
        String server,
        List<ServerStatus> servers,
        boolean enabled,
        Instant started,
        Optional<Instant> heldUntil,
        String heldBecause,
        String spoolTrouble,
        int queued,
        Optional<Instant> oldest,
        int failed,
        long sent,
        long failures,
        long deferrals,
        String lastError,
        Optional<ClusterStatus> cluster)
        implements InstanceStatus {

    /** Copies the list. */
    StatusRecord {
        servers = List.copyOf(servers);
    }
}
