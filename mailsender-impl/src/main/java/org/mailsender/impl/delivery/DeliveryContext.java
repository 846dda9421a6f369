// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.PipeliningMemory;
import org.mailsender.impl.store.MailStore;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.StoredMail;
import org.mailsender.impl.store.UnreadableMailException;

/** What the runs of one instance share. Thread-safe. */
final class DeliveryContext {

    private final Supplier<Settings> settings;
    private final MailStore store;
    private final Outcomes outcomes;
    private final DeliveryServices services;
    private final Ages ages;
    private final Settlement settlement;
    private final IdleConnections idle;
    private final Map<String, PipeliningMemory> memories = new ConcurrentHashMap<>();

    DeliveryContext(Supplier<Settings> settings, MailStore store, Outcomes outcomes, DeliveryServices services) {
        this.settings = settings;
        this.store = store;
        this.outcomes = outcomes;
        this.services = services;
        this.ages = new Ages(services.time());
        this.settlement = new Settlement(store, outcomes, services, ages);
        this.idle = new IdleConnections(services.later());
    }

    /** The configuration in force. */
    Settings settings() {
        return settings.get();
    }

    DeliveryServices services() {
        return services;
    }

    Settlement settlement() {
        return settlement;
    }

    IdleConnections idle() {
        return idle;
    }

    Ages ages() {
        return ages;
    }

    PipeliningMemory memoryOf(TransportSettings transport) {
        return memories.computeIfAbsent(transport.server(), server -> new PipeliningMemory(services.time()));
    }

    boolean isTooOld(QueueEntry entry) {
        return RetryPolicy.isTooOld(settings().delivery().retry(), ages.of(entry));
    }

    /** A waiting mail; one whose file is gone or damaged is reported, and does not come back. */
    Optional<StoredMail> read(QueueEntry entry) {
        try {
            Optional<StoredMail> mail = store.read(entry);
            if (mail.isEmpty()) {
                outcomes.unreadable(entry, "the spool file was removed by somebody else");
                forget(entry);
            }
            return mail;
        } catch (UnreadableMailException e) {
            outcomes.unreadable(entry, e.getMessage());
            setAside(entry);
            return Optional.empty();
        }
    }

    private void forget(QueueEntry entry) {
        try {
            store.remove(entry);
        } catch (IOException e) {
            outcomes.spoolTrouble("what is left of " + entry.idText() + " cannot be removed: " + e.getMessage());
        }
    }

    private void setAside(QueueEntry entry) {
        try {
            store.setAside(entry);
        } catch (IOException e) {
            outcomes.spoolTrouble(
                    "the damaged mail " + entry.idText() + " cannot be moved to failed: " + e.getMessage());
        }
    }
}
