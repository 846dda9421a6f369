// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.List;
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
    private volatile String settings;
    /** With which settings the database knows that this node has the instance, "" if it does not. */
    private volatile String joined = "";

    private volatile List<String> warnings = List.of();

    View(String instance, String settings, Node node) {
        this.instance = instance;
        this.node = node;
        this.settings = settings;
    }

    String instance() {
        return instance;
    }

    String settings() {
        return settings;
    }

    void seen(Sight now) {
        sight = Optional.of(now);
        seenAt = System.nanoTime();
    }

    /** What was seen a moment ago. */
    Optional<Sight> fresh() {
        return System.nanoTime() - seenAt < FRESH ? sight : Optional.empty();
    }

    void configured(String now) {
        settings = now;
    }

    /** Whether the database knows that this node has the instance, with the settings of now. */
    boolean isJoined() {
        return joined.equals(settings);
    }

    void joined(String as) {
        joined = as;
    }

    void differs(List<String> sentences) {
        warnings = List.copyOf(sentences);
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
                warnings);
    }
}
