// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mailsender.impl.expiry.Ending;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.management.ServerStatus;

/**
 * The health of one instance: critical while mails wait for a server that cannot be used, or the spool gives trouble; a
 * warning while a mail waits for longer than ten minutes, or a certificate ends within 14 days. Of a queue that nodes share it
 * tells what the one that sends says, and is critical while mails are not durable beyond this node. Never opens a
 * connection. Thread-safe.
 */
final class InstanceHealthCheck implements HealthCheck {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Management management;
    private final Time time;

    InstanceHealthCheck(Management management, Time time) {
        this.management = management;
        this.time = time;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        report(management.status(), log);
        warnOfEndings(log);
        return new Result(log);
    }

    private void report(InstanceStatus status, FormattingResultLog log) {
        log.info("{} mail(s) queued, {} sent, {} failed", status.queued(), status.sent(), status.failures());
        if (!status.spoolTrouble().isEmpty()) {
            log.critical("Trouble with the spool: {}", status.spoolTrouble());
        }
        status.heldUntil()
                .map(until -> until.truncatedTo(ChronoUnit.SECONDS))
                .ifPresent(until -> log.critical("The queue is held until {}: {}", until, status.heldBecause()));
        warnOfServers(status, log);
        status.cluster().ifPresent(cluster -> report(cluster, log));
        status.oldest()
                .map(oldest -> Duration.between(oldest, time.wall()))
                .filter(age -> age.compareTo(LONG) > 0)
                .ifPresent(age -> log.warn("The oldest mail waits for {} minutes", age.toMinutes()));
    }

    private static void report(ClusterStatus cluster, FormattingResultLog log) {
        if (!cluster.trouble().isEmpty()) {
            log.critical("Mails are not durable beyond this node: {}", cluster.trouble());
        } else if (cluster.sender().isEmpty()) {
            log.warn("No node sends the mails at present");
        }
        cluster.warnings().forEach(log::warn);
    }

    private void warnOfEndings(FormattingResultLog log) {
        management.expiries().stream()
                .filter(Expiry::urgent)
                .forEach(expiry -> log.warn("{}; have it renewed", Ending.sentence(expiry, time.wall())));
    }

    /** Those that another one stands in for; what holds the queue as a whole is told with the hold. */
    private static void warnOfServers(InstanceStatus status, FormattingResultLog log) {
        if (status.servers().stream().anyMatch(ServerStatus::inUse)) {
            status.servers().stream()
                    .takeWhile(server -> !server.inUse())
                    .forEach(server -> log.warn(
                            "The mails go to {} instead of {}: {}",
                            status.server(),
                            server.server(),
                            server.trouble()));
        }
    }
}
