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
import org.mailsender.impl.store.Reason;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** What the runs of one instance share. Thread-safe. */
final class DeliveryContext {

    /** Of a state: an address of 254 octets and about as much of a reply, percent-encoded in part. */
    private static final int BYTES_PER_RECIPIENT = 1024;

    private static final long LEAST_RESERVE = 64 * 1024;

    private final Supplier<Settings> settings;
    private final MailStore store;
    private final Outcomes outcomes;
    private final DeliveryServices services;
    private final Ages ages;
    private final Settlement settlement;
    private final IdleConnections idle;
    private final EarlyConnection early;
    private final Servers servers;
    private final Map<String, PipeliningMemory> memories = new ConcurrentHashMap<>();

    DeliveryContext(
            Supplier<Settings> settings,
            MailStore store,
            Outcomes outcomes,
            DeliveryServices services,
            Servers servers) {
        this.settings = settings;
        this.store = store;
        this.outcomes = outcomes;
        this.services = services;
        this.ages = new Ages(services.time());
        this.settlement = new Settlement(store, outcomes, services, ages);
        this.servers = servers;
        this.idle = new IdleConnections(services.later());
        this.early = new EarlyConnection(services, idle, this::memoryOf, settings);
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

    EarlyConnection early() {
        return early;
    }

    Servers servers() {
        return servers;
    }

    /** Whether a server is not to be used for a further mail: it is configured no more, or one before it serves. */
    boolean isToBeLeft(TransportSettings server) {
        return servers.isToBeLeft(server, settings().servers());
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

    /**
     * A waiting mail. One that is damaged or was removed is reported, and does not come back; trouble of our own is no
     * reason to give up a mail.
     *
     * @throws IOException if it cannot be read for now
     */
    Optional<StoredMail> read(QueueEntry entry) throws IOException {
        try {
            Optional<StoredMail> mail = store.read(entry);
            if (mail.isEmpty() && store.sharing().isEmpty()) {
                outcomes.lost(entry, "the spool file was removed by somebody else");
                store.remove(entry);
            }
            return mail;
        } catch (DamagedMailException e) {
            outcomes.lost(entry, e.getMessage());
            setAside(entry);
            return Optional.empty();
        }
    }

    private void setAside(QueueEntry entry) {
        try {
            store.setAside(entry);
        } catch (IOException e) {
            outcomes.spoolTrouble("the damaged mail " + entry.idText() + " cannot be moved to failed: " + Reason.of(e));
        }
    }

    /** Whether an attempt at a mail may be made: what it leaves to be remembered must have room. */
    void requireRoomFor(StoredMail mail) throws IOException {
        settlement.requireAllWritten();
        int recipients = mail.mail().envelope().recipients().size();
        if (recipients > 1) {
            long states = settings().delivery().connections() * (long) BYTES_PER_RECIPIENT * recipients;
            store.requireReserve(Math.max(LEAST_RESERVE, states));
        }
    }

    void trouble(String sentence) {
        outcomes.spoolTrouble(sentence);
    }

    void works() {
        outcomes.spoolWorks();
    }
}
