// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Instant;
import java.util.Optional;
import org.mailsender.management.InstanceStatus;

/** How an instance is, at one moment. Immutable. */
record StatusRecord(
        String instance,
        String server,
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
        String lastError)
        implements InstanceStatus {}
