// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import java.util.Optional;

/**
 * How an instance is. Immutable.
 *
 * @param instance its name
 * @param server host and port that it sends to
 * @param enabled whether it takes events
 * @param heldUntil when a queue that rests as a whole is tried again, empty while it does not rest
 * @param spoolTrouble what the disk refuses, "" if all is well
 * @param queued mails waiting or under way
 * @param oldest when the oldest of them was taken
 * @param failed mails given up and not yet dropped
 * @param sent mails Done since the instance started
 * @param lastError the last thing that went wrong since then, "" if nothing did
 */
public record InstanceStatus(
        String instance,
        String server,
        boolean enabled,
        Optional<Instant> heldUntil,
        String spoolTrouble,
        int queued,
        Optional<Instant> oldest,
        int failed,
        long sent,
        String lastError) {}
