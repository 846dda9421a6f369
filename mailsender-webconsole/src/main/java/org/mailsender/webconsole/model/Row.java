// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.RefusedConfiguration;

/**
 * An instance as the list shows it.
 *
 * @param name of the instance, or the PID of a configuration that names none
 * @param pid of its configuration
 * @param state in one word
 * @param status empty if it is not at work
 * @param refused the configuration of it that cannot be used
 * @param urgent what ends first, if somebody has to do something about it
 */
public record Row(
        String name,
        String pid,
        State state,
        Optional<InstanceStatus> status,
        Optional<RefusedConfiguration> refused,
        Optional<Expiry> urgent) {

    static Row of(InstanceStatus status, Optional<RefusedConfiguration> refused, Optional<Expiry> urgent, Instant now) {
        State state = State.of(status, refused.isPresent(), urgent.isPresent(), now);
        return new Row(status.instance(), status.pid(), state, Optional.of(status), refused, urgent);
    }

    static Row of(RefusedConfiguration refused) {
        String name = refused.instance().isEmpty() ? refused.pid() : refused.instance();
        return new Row(name, refused.pid(), State.REFUSED, Optional.empty(), Optional.of(refused), Optional.empty());
    }

    /** One sentence that says why it is so, "" if nothing is to be said. */
    public String reason() {
        return switch (state) {
            case REFUSED, OUTDATED -> refused.map(RefusedConfiguration::reason).orElse("");
            case UNDURABLE -> cluster().map(ClusterStatus::trouble).orElse("");
            case WARNED ->
                cluster()
                        .flatMap(nodes -> nodes.warnings().stream().findFirst())
                        .orElse("");
            case SPOOL -> status.map(InstanceStatus::spoolTrouble).orElse("");
            case HELD -> status.map(InstanceStatus::heldBecause).orElse("");
            case FAILED, LATE -> status.map(InstanceStatus::lastError).orElse("");
            case EXPIRING -> urgent.map(Expiry::what).orElse("");
            case UNSENT, DISABLED, READY -> "";
        };
    }

    private Optional<ClusterStatus> cluster() {
        return status.flatMap(InstanceStatus::cluster);
    }

    boolean holds(String search) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return Stream.of(name, pid, reason(), status.map(InstanceStatus::server).orElse(""))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
