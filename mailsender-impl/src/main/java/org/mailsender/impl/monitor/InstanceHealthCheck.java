// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mailsender.impl.instance.Operations;

/**
 * The health of one instance: critical while mails wait for a server that cannot be used, or the spool gives trouble; a
 * warning while a mail waits for longer than ten minutes. Never opens a connection. Thread-safe.
 */
final class InstanceHealthCheck implements HealthCheck {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Operations operations;

    InstanceHealthCheck(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info(
                "{} mail(s) queued, {} sent, {} failed",
                operations.queuedCount(),
                operations.figures().sent(),
                operations.figures().failed());
        if (!operations.figures().spoolTrouble().isEmpty()) {
            log.critical("Trouble with the spool: {}", operations.figures().spoolTrouble());
        }
        operations
                .hold()
                .ifPresent(hold -> log.critical("The queue is held until {}: {}", hold.until(), hold.reason()));
        operations
                .oldest()
                .map(oldest -> Duration.between(oldest, Instant.now()))
                .filter(age -> age.compareTo(LONG) > 0)
                .ifPresent(age -> log.warn("The oldest mail waits for {} minutes", age.toMinutes()));
        return new Result(log);
    }
}
