// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.management.TrafficWindow;

/** What came of mails lately, told in steps; the movable clock begins at 12:00:00. */
class RecentTrafficTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MovableTime time = new MovableTime();
    private final RecentTraffic traffic = new RecentTraffic(time);

    private void count(int times, TrafficKind kind) {
        for (int i = 0; i < times; i++) {
            traffic.count(kind);
        }
    }

    private TrafficRecord last(TrafficWindow window, int before) {
        List<TrafficRecord> steps = traffic.steps(window);
        return steps.get(steps.size() - 1 - before);
    }

    private List<Long> lastFour(TrafficWindow window) {
        return Stream.of(3, 2, 1, 0).map(before -> last(window, before).done()).toList();
    }

    private long total(TrafficWindow window) {
        return traffic.steps(window).stream().mapToLong(TrafficRecord::done).sum();
    }

    @ParameterizedTest
    @EnumSource(TrafficWindow.class)
    void everyWindowHasAllItsStepsFromTheBeginning(TrafficWindow window) {
        List<TrafficRecord> steps = traffic.steps(window);

        assertEquals(window.steps(), steps.size());
        assertEquals(NOON, steps.get(window.steps() - 1).from());
        for (int i = 1; i < steps.size(); i++) {
            assertEquals(
                    window.step(),
                    Duration.between(steps.get(i - 1).from(), steps.get(i).from()));
        }
        assertEquals(0, total(window));
    }

    @ParameterizedTest
    @EnumSource(TrafficWindow.class)
    void whatHappensIsCountedInItsStepUntilThatLeavesTheWindow(TrafficWindow window) {
        count(3, TrafficKind.DONE);
        count(2, TrafficKind.FAILED);
        count(1, TrafficKind.DEFERRED);
        time.pass(window.step());
        count(5, TrafficKind.DONE);

        assertEquals(new TrafficRecord(NOON, 3, 2, 1), last(window, 1));
        assertEquals(new TrafficRecord(NOON.plus(window.step()), 5, 0, 0), last(window, 0));

        time.pass(window.step().multipliedBy(window.steps() - 2L));
        assertEquals(8, total(window));
        assertEquals(3, traffic.steps(window).get(0).done());
        time.pass(window.step());
        assertEquals(5, total(window));
        time.pass(window.step());
        assertEquals(0, total(window));
    }

    @ParameterizedTest
    @EnumSource(TrafficWindow.class)
    void aGapOfAnyLengthIsEmpty(TrafficWindow window) {
        count(7, TrafficKind.DONE);
        time.pass(window.step().multipliedBy(3));
        count(1, TrafficKind.DONE);

        assertEquals(List.of(7L, 0L, 0L, 1L), lastFour(window));

        time.pass(Duration.ofDays(400));
        count(2, TrafficKind.DONE);

        assertEquals(2, total(window));
        assertEquals(List.of(0L, 0L, 0L, 2L), lastFour(window));
    }

    @Test
    void aWallClockThatIsSetMovesNoCountButShowsInWhereTheyBegan() {
        count(4, TrafficKind.DONE);
        time.pass(Duration.ofSeconds(10));
        time.setWall(Duration.ofHours(-5));
        count(1, TrafficKind.DONE);

        assertEquals(List.of(0L, 0L, 4L, 1L), lastFour(TrafficWindow.QUARTER_HOUR));
        assertEquals(
                Instant.parse("2026-11-22T07:00:10Z"),
                last(TrafficWindow.QUARTER_HOUR, 0).from());

        time.setWall(Duration.ofDays(30));

        assertEquals(5, total(TrafficWindow.QUARTER_HOUR));
        assertEquals(
                Instant.parse("2026-12-22T07:00:00Z"),
                last(TrafficWindow.QUARTER_HOUR, 1).from());
    }

    @Test
    void stepsBeginAtWholeOnesOfTheWallWheneverTheInstanceWasStarted() {
        time.pass(Duration.ofMillis(467_800));
        RecentTraffic later = new RecentTraffic(time);
        later.count(TrafficKind.DONE);
        time.pass(Duration.ofMillis(2_200));
        later.count(TrafficKind.DONE);
        List<TrafficRecord> fine = later.steps(TrafficWindow.QUARTER_HOUR);
        List<TrafficRecord> coarse = later.steps(TrafficWindow.DAY);

        assertEquals(new TrafficRecord(NOON.plusSeconds(460), 1, 0, 0), fine.get(88));
        assertEquals(new TrafficRecord(NOON.plusSeconds(470), 1, 0, 0), fine.get(89));
        assertEquals(new TrafficRecord(NOON, 2, 0, 0), coarse.get(95));
    }

    @Test
    void manyThreadsCountTogether() {
        CompletableFuture.allOf(Stream.of(TrafficKind.DONE, TrafficKind.DONE, TrafficKind.FAILED, TrafficKind.DEFERRED)
                        .map(kind -> CompletableFuture.runAsync(() -> count(10_000, kind)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertEquals(new TrafficRecord(NOON, 20_000, 10_000, 10_000), last(TrafficWindow.DAY, 0));
    }

    @Test
    void theCountsOfAllWindowsTakeLessThanFourKilobytes() {
        int counts = Stream.of(TrafficWindow.values())
                .mapToInt(window -> window.steps() * TrafficKind.COUNT)
                .sum();

        assertTrue(counts * Integer.BYTES < 3584, () -> counts + " counts");
    }
}
