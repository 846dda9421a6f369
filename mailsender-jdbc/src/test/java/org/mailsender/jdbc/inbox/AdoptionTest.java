// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.spool.Spool;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;

/** What a former local queue left on the disk. */
class AdoptionTest extends InboxTestCase {

    private QueueEntry local(Spool spool, String subject) throws IOException {
        QueueEntry entry = spool.next(false, Optional.empty());
        put(spool, entry, subject, Optional.empty());
        return entry;
    }

    private Spool formerly() throws IOException {
        store.close();
        central = spool("central");
        database = new FakeCentral(central);
        return spool("local");
    }

    @Test
    void aLocalQueueMovesIntoTheDatabaseWithItsStates() throws Exception {
        Spool spool = formerly();
        local(spool, "one");
        QueueEntry deferred = local(spool, "two");
        DeliveryState state = DeliveryState.NEW
                .afterAttempt(List.of("a@example.com"), Map.of())
                .deferred(Instant.ofEpochSecond(4_000_000_000L), "450 later");
        spool.saveState(deferred, state);
        reopen(spool);

        sharing.start(listener);
        await(() -> inbox() == 0, "the adoption");

        assertEquals(List.of("one", "two"), inDatabase());
        assertEquals(state, central.read(deferred).orElseThrow().state());
    }

    @Test
    void anAdoptionThatWasInterruptedGoesOnWithoutDoubles() throws Exception {
        Spool spool = formerly();
        QueueEntry one = local(spool, "one");
        local(spool, "two");
        put(central, one, "one", Optional.empty());
        reopen(spool);

        sharing.start(listener);
        await(() -> inbox() == 0, "the adoption");

        assertEquals(List.of("one", "two"), inDatabase());
    }

    @Test
    void aMailWhoseIdAnotherNodesMailHasGetsAnother() throws Exception {
        Spool spool = formerly();
        QueueEntry one = local(spool, "one");
        database.foreign.add(one.id());
        reopen(spool);

        sharing.start(listener);
        await(() -> inbox() == 0, "the adoption");

        assertEquals(List.of("one"), inDatabase());
        assertEquals(List.of(), listener.told);
    }

    @Test
    void outcomesThatTheLocalQueueStillOwesAreTold() throws Exception {
        Spool spool = formerly();
        QueueEntry done = local(spool, "done");
        QueueEntry failed = local(spool, "failed");
        spool.end(done, MailEnd.of(Ending.DONE, DeliveryState.NEW));
        spool.end(failed, MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of("a@example.com"), "550 no")));
        database.down();
        reopen(spool);

        sharing.start(listener);
        await(() -> sharing.census().failed() == 1, "both outcomes");

        assertEquals(List.of("DONE ", "FAILED 550 no"), listener.told);
        assertEquals(List.of(failed), store.failed().entries());
    }

    @Test
    void aFailedMailOfTheLocalQueueGoesIntoTheDatabaseWhenItIsRetried() throws Exception {
        Spool spool = formerly();
        QueueEntry failed = local(spool, "failed");
        spool.end(failed, MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of("a@example.com"), "550 no")));
        spool.published(failed, Ending.FAILED);
        reopen(spool);
        sharing.start(listener);
        assertEquals(1, sharing.census().failed());

        assertEquals(Optional.of(failed), store.failed().find(failed.id()));
        store.putBack(failed);
        sharing.announced(failed);
        await(() -> inbox() == 0, "the transfer");

        assertEquals(List.of("failed"), inDatabase());
        assertEquals(List.of(), store.failed().entries());
    }

    @Test
    void aDamagedFileIsToldSetAsideAndHoldsUpNobody() throws Exception {
        Spool spool = formerly();
        QueueEntry damaged = local(spool, "damaged");
        spool.close();
        Path file;
        try (Stream<Path> files = Files.walk(folder.resolve("local"))) {
            file = files.filter(path -> path.toString().endsWith(".eml"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(file, "nonsense");
        spool = spool("local");
        local(spool, "sound");
        reopen(spool);

        sharing.start(listener);
        await(() -> inbox() == 0, "the adoption");
        await(() -> sharing.census().failed() == 1, "the end of the damaged one");

        assertEquals(List.of("FAILED damaged"), listener.told);
        assertEquals(List.of("sound"), inDatabase());
        assertEquals(List.of(damaged), store.failed().entries());
        assertTrue(sharing.queued().stream().noneMatch(damaged::equals));
    }
}
