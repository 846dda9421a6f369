// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.testing.ManualTasks;
import org.mailsender.impl.testing.MemoryStore;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.impl.testing.RecordingOutcomes;
import org.mailsender.store.QueueEntry;

/** Delivery without a network and without waiting: time, threads and store are the test's own. */
abstract class DeliveryTestCase {

    final MovableTime time = new MovableTime();
    final Instant begin = time.wall();
    final ManualTasks tasks = new ManualTasks(time);
    final List<String> journal = new ArrayList<>();
    final MemoryStore store = new MemoryStore(time, journal);
    final RecordingOutcomes outcomes = new RecordingOutcomes(journal);
    final List<Throwable> errors = new ArrayList<>();

    /** How many runs have begun so far. */
    int runs;

    /** A run begins as soon as time passes, be it none at all; nothing here opens a connection. */
    final DeliveryServices services =
            new DeliveryServices(time, this::begin, tasks, tasks, null, () -> 0, (thread, error) -> errors.add(error));

    private final Map<String, Object> properties =
            new HashMap<>(Map.of("instance", "orders", "mailServer", "mail.example.com", "sender", "app@example.com"));

    Settings settings = settings();

    private void begin(Runnable run) {
        runs++;
        tasks.schedule(run, Duration.ZERO);
    }

    private Settings settings() {
        try {
            return SettingsReader.read(properties);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes the configuration. */
    void configure(String key, Object value) {
        properties.put(key, value);
        settings = settings();
    }

    /** Mails by small numbers, in the order of their events. */
    static QueueEntry mail(long number) {
        return new QueueEntry(number, false, 0);
    }

    static QueueEntry byHand(long number) {
        return new QueueEntry(number, true, 0);
    }
}
