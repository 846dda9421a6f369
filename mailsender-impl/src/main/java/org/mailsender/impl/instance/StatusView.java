// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.delivery.ServerState;
import org.mailsender.impl.outcome.Figures;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.ServerStatus;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;

/**
 * Puts together how an instance is. Immutable.
 *
 * @param outcomes what it has done
 * @param time tells moments by the wall clock
 * @param started when it was
 */
record StatusView(OutcomePublisher outcomes, Time time, Instant started) {

    InstanceStatus of(Settings settings, Optional<OpenQueue> opened) {
        Optional<Delivery> delivery = opened.map(OpenQueue::delivery);
        Optional<HeldQueue> hold = opened.flatMap(OpenQueue::hold);
        int failed = failedCount(opened);
        Figures figures = outcomes.figures();
        List<ServerStatus> servers = servers(settings, delivery);
        return new StatusRecord(
                settings.instance(),
                settings.pid(),
                servers.stream()
                        .filter(ServerStatus::inUse)
                        .findFirst()
                        .orElse(servers.get(0))
                        .server(),
                servers,
                settings.enabled(),
                started,
                hold.map(HeldQueue::until),
                hold.map(HeldQueue::reason).orElse(figures.spoolTrouble()),
                figures.spoolTrouble(),
                opened.map(OpenQueue::size).orElse(0),
                opened.flatMap(OpenQueue::oldest).map(QueueEntry::taken),
                failed,
                figures.sent(),
                figures.failed(),
                figures.deferred(),
                figures.lastError(),
                ClusterRecord.of(settings.store().store(), opened.flatMap(OpenQueue::census)));
    }

    private List<ServerStatus> servers(Settings settings, Optional<Delivery> delivery) {
        List<ServerState> states = delivery.map(Delivery::servers)
                .orElseGet(() ->
                        settings.servers().stream().map(ServerState::unknown).toList());
        return states.stream().map(state -> ServerStatusRecord.of(state, time)).toList();
    }

    /** A folder that cannot be read shows nothing, and is told as trouble with the spool. */
    private int failedCount(Optional<OpenQueue> opened) {
        try {
            return opened.isPresent() ? opened.get().failed() : 0;
        } catch (IOException e) {
            outcomes.spoolTrouble("the failed mails cannot be counted: " + Reason.of(e));
            return 0;
        }
    }
}
