// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailsender.store.Census;

/** An instance as it was seen last, whatever the database does now. Thread-safe. */
final class View {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private final String instance;
    private final Node node;
    private volatile Optional<Sight> sight = Optional.empty();
    private volatile long seenAt = System.nanoTime();
    private volatile Drift drift;

    View(String instance, String settings, Node node) {
        this.instance = instance;
        this.node = node;
        this.drift = drift(settings);
    }

    private Drift drift(String settings) {
        return new Drift(
                instance, settings, node.connecting().house(), node.lease().node());
    }

    void seen(Sight now) {
        sight = Optional.of(now);
        seenAt = System.nanoTime();
        drift.look(node.housekeeping().threads());
    }

    /** What was seen a moment ago. */
    Optional<Sight> fresh() {
        return System.nanoTime() - seenAt < FRESH ? sight : Optional.empty();
    }

    void configured(String settings) {
        drift = drift(settings);
    }

    void leave() {
        drift.leave();
    }

    Census census() {
        Optional<Sight> now = sight;
        return new Census(
                now.map(Sight::queued).orElse(0),
                now.map(Sight::failed).orElse(0),
                now.flatMap(Sight::oldest),
                node.lease().node(),
                now.filter(seen -> !seen.incarnation().isEmpty())
                        .map(Sight::sender)
                        .orElse(""),
                0,
                now.flatMap(Sight::hold),
                node.connecting().trouble().orElse(""),
                drift.warnings());
    }
}
