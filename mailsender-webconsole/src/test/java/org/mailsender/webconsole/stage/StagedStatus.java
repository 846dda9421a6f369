// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.ServerStatus;

/** A status as a test wants it. */
public record StagedStatus(
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

    /** A queue that nodes share. */
    public record Cluster(String store, String node, String sender, int inbox, String trouble, List<String> warnings)
            implements ClusterStatus {}

    record Server(String server, boolean inUse, String trouble, Optional<Instant> nextTry) implements ServerStatus {}
}
