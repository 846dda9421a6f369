// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailsender.Transaction;
import org.mailsender.impl.testing.ManualTasks;
import org.mailsender.impl.testing.MemoryStore;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.store.Endpoint;

/** What operators find of earlier outcomes after a restart. */
class KeptTransactionsTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final MovableTime time = new MovableTime();
    private final ManualTasks tasks = new ManualTasks(time);
    private final List<String> written = new ArrayList<>();
    private final MemoryStore store = new MemoryStore(time, written);

    private static Transaction transaction(int number) {
        return new TransactionRecord(
                "orders",
                new Endpoint("Accounting & more", "ERP=1"),
                number % 2 == 0,
                "line\nÜ & 😀 " + number,
                "<id@example.com>",
                number == 0 ? "" : "a+b %41",
                List.of("a@example.com", "b&c=d@example.com"),
                List.of("a@example.com"),
                List.of("b@example.com: 550 5.1.1 no & never"),
                3,
                Instant.parse("2026-11-22T12:00:00.123Z"),
                Duration.ofMillis(number));
    }

    private TransactionHistory history() {
        return new TransactionHistory(time.wall());
    }

    private KeptTransactions kept(TransactionHistory history) {
        return KeptTransactions.open(history, store.transactions(), tasks);
    }

    @Test
    void theNewest20AndHowManyThereWereAreThereAfterARestart() {
        Instant since = time.wall();
        TransactionHistory first = history();
        KeptTransactions kept = kept(first);
        IntStream.range(0, 25).forEach(i -> first.add(transaction(i)));
        kept.close();
        time.pass(Duration.ofDays(1));

        TransactionHistory second = history();
        kept(second);
        second.add(transaction(25));

        assertEquals(
                IntStream.rangeClosed(6, 25).mapToObj(i -> transaction(31 - i)).toList(), second.latest());
        assertEquals(new Totals(13, 13, since), second.totals());
    }

    @Test
    void aKillLosesNoMoreThanTheLastSecond() {
        TransactionHistory first = history();
        kept(first);
        first.add(transaction(1));
        first.add(transaction(2));
        tasks.pass(A_SECOND);
        first.add(transaction(3));

        TransactionHistory second = history();
        kept(second);

        assertEquals(List.of(transaction(2), transaction(1)), second.latest());
        assertEquals(1, written.size());
    }

    @Test
    void nothingIsWrittenWhileNothingHappensNorOnceItIsClosed() {
        TransactionHistory history = history();
        KeptTransactions kept = kept(history);
        tasks.pass(Duration.ofHours(1));
        assertEquals(0, written.size());

        history.add(transaction(1));
        kept.close();
        history.add(transaction(2));
        tasks.pass(A_SECOND);

        assertEquals(1, written.size());
    }

    @Test
    void whatIsRefusedBeforeTheStoreIsOpenIsCountedToo() {
        TransactionHistory first = history();
        KeptTransactions kept = kept(first);
        first.add(transaction(0));
        kept.close();
        TransactionHistory second = history();
        second.add(transaction(1));

        kept(second);

        assertEquals(List.of(transaction(1), transaction(0)), second.latest());
        assertEquals(2, second.totals().succeeded() + second.totals().failed());
    }

    @Test
    void aDamagedLineIsLeftOutAndADamagedBeginningIsANewOne() throws Exception {
        TransactionHistory first = history();
        KeptTransactions kept = kept(first);
        IntStream.range(0, 3).forEach(i -> first.add(transaction(i)));
        kept.close();
        String text = store.transactions().read();

        store.transactions().write(text.replace("duration=PT0.001S", "duration=PT%ZZ"));
        TransactionHistory damaged = history();
        kept(damaged);
        assertEquals(List.of(transaction(2), transaction(0)), damaged.latest());

        store.transactions().write(text.substring(5));
        TransactionHistory empty = history();
        kept(empty);
        assertEquals(List.of(), empty.latest());
    }

    @Test
    void aDiskInTroubleIsTriedAgainWithTheNextOutcome() {
        TransactionHistory history = history();
        kept(history);
        store.breakDisk(true);
        history.add(transaction(1));
        tasks.pass(A_SECOND);
        store.breakDisk(false);
        history.add(transaction(2));
        tasks.pass(A_SECOND);

        TransactionHistory second = history();
        kept(second);

        assertEquals(2, second.latest().size());
    }
}
