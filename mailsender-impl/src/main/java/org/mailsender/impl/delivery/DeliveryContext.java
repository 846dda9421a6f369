// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.PipeliningMemory;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.spool.SpoolEntry;
import org.mailsender.impl.spool.SpoolReadException;
import org.mailsender.impl.spool.StoredMail;
import org.mailsender.impl.tasks.LaterTasks;

/** What the runs of one instance share. Thread-safe. */
final class DeliveryContext {

    private final Spool spool;
    private final Outcomes outcomes;
    private final Clock clock;
    private final SmtpConnector connector;
    private final Settlement settlement;
    private final IdleConnections idle;
    private final Map<String, PipeliningMemory> memories = new ConcurrentHashMap<>();

    DeliveryContext(Spool spool, Outcomes outcomes, Clock clock, SmtpConnector connector, LaterTasks later) {
        this.spool = spool;
        this.outcomes = outcomes;
        this.clock = clock;
        this.connector = connector;
        this.settlement = new Settlement(spool, outcomes, clock, later);
        this.idle = new IdleConnections(later);
    }

    SmtpConnector connector() {
        return connector;
    }

    Settlement settlement() {
        return settlement;
    }

    IdleConnections idle() {
        return idle;
    }

    PipeliningMemory memoryOf(TransportSettings transport) {
        return memories.computeIfAbsent(transport.server(), server -> new PipeliningMemory(clock));
    }

    boolean isTooOld(StoredMail mail, RetrySettings retry) {
        return !clock.instant().isBefore(mail.mail().accepted().plus(retry.maxAge()));
    }

    /** A waiting mail; one whose file is gone or damaged is reported, and does not come back. */
    Optional<StoredMail> read(SpoolEntry entry) {
        try {
            Optional<StoredMail> mail = spool.read(entry);
            if (mail.isEmpty()) {
                outcomes.unreadable(entry, "the spool file was removed by somebody else");
            }
            return mail;
        } catch (SpoolReadException e) {
            outcomes.unreadable(entry, e.getMessage());
            setAside(entry);
            return Optional.empty();
        }
    }

    private void setAside(SpoolEntry entry) {
        try {
            spool.setAside(entry);
        } catch (IOException e) {
            outcomes.spoolTrouble(
                    "the damaged mail " + entry.idText() + " cannot be moved to failed: " + e.getMessage());
        }
    }
}
