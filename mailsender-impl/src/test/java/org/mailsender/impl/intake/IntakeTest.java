// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.Mail;
import org.mailsender.Topics;
import org.mailsender.Transaction;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Endpoint;
import org.mailsender.store.QueueEntry;
import org.osgi.service.event.Event;

/** Whoever brings a mail has an answer within three seconds, whatever the disk does. */
class IntakeTest {

    private final Time time = Time.system();
    private final Threads threads = new Threads();
    private final List<Event> posted = new ArrayList<>();
    private final OutcomePublisher outcomes = new OutcomePublisher("orders", () -> Endpoint.NONE, posted::add, time);

    @AfterEach
    void close() {
        threads.close();
    }

    private static Settings settings() {
        try {
            return SettingsReader.read(Map.of(
                    "service.pid", "org.mailsender~orders",
                    "mailServer", "127.0.0.1",
                    "sender", "app@example.com",
                    "recipients", "a@example.com"));
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDiskThatDoesNotAnswerBlocksForLessThanThreeSeconds() {
        CompletableFuture<Destination> never = new CompletableFuture<>();
        Intake intake = new Intake(() -> never, IntakeTest::settings, outcomes, time, threads.workers("orders"));
        Moment begin = time.now();

        CompletableFuture<Transaction> outcome = intake.take(Mail.builder().build());

        assertTrue(begin.until(time.now()).compareTo(Duration.ofSeconds(3)) < 0);
        assertFalse(outcome.join().success());
        assertEquals(
                "spool: neither the disk nor the attachments answered within 2500 ms; the mail was given up.",
                outcome.join().message());
        assertEquals(Topics.of("orders", Topics.FAILED), posted.get(0).getTopic());
        assertEquals(
                "neither the disk nor the attachments answered within 2500 ms; the mail was given up.",
                outcomes.figures().spoolTrouble());
        never.cancel(true);
    }

    private record Place(Spool store) implements Destination {

        @Override
        public void expect() {
            // Nothing is sent here.
        }

        @Override
        public void stored(QueueEntry entry, Executor senders) {
            // It waits.
        }
    }

    @Test
    void aStoreThatGivesWayToAnotherCostsNoEvent(@TempDir Path folder) throws IOException {
        Spool former = Spool.open(folder.resolve("former"), time, threads.later("orders"));
        former.close();
        try (Spool next = Spool.open(folder.resolve("next"), time, threads.later("orders"))) {
            Deque<CompletableFuture<Destination>> places =
                    new ArrayDeque<>(List.of(completedFuture(new Place(former)), completedFuture(new Place(next))));
            Intake intake = new Intake(
                    () -> places.size() > 1 ? places.remove() : places.element(),
                    IntakeTest::settings,
                    outcomes,
                    time,
                    threads.workers("orders"));
            intake.take(new Event("orders/Send", Map.of("message", "Hello")));

            assertEquals(
                    List.of(Topics.of("orders", Topics.QUEUED)),
                    posted.stream().map(Event::getTopic).toList());
            assertEquals(1, next.waiting().size());
        }
    }

    @Test
    void aStoreThatWasClosedForGoodRefuses(@TempDir Path folder) throws IOException {
        Spool closed = Spool.open(folder.resolve("closed"), time, threads.later("orders"));
        closed.close();
        CompletableFuture<Destination> place = completedFuture(new Place(closed));
        Intake intake = new Intake(() -> place, IntakeTest::settings, outcomes, time, threads.workers("orders"));

        assertEquals(
                "spool: the instance was stopped.",
                intake.take(Mail.builder().build()).join().message());
    }
}
