// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.impl.smtp.AttemptResult.Course;
import org.mailsender.impl.smtp.Reply;
import org.mailsender.impl.testing.SharedMemory;
import org.mailsender.impl.testing.SharedMemoryStore;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;

/** What an attempt came to at a node that may not be the only one: nothing is told that another node may tell. */
class SharedSettlementTest extends DeliveryTestCase {

    private static final String A = "a@example.com";
    private static final String OK = "250 2.0.0 Ok";

    private final SharedMemoryStore here = new SharedMemory(store).node("a");
    private final DeliveryContext context =
            new DeliveryContext(() -> settings, here, outcomes, services, new Servers(time, services.random()));
    private final Settlement settlement = context.settlement();

    private StoredMail mail;

    @BeforeEach
    void take() {
        mail = store.mailTo(A);
    }

    private void attempt(List<String> accepted, Map<String, Reply> rejected, Map<String, String> deferred) {
        settlement.attempted(
                mail,
                new AttemptResult(Course.COMPLETE, accepted, rejected, deferred, OK),
                "mail.example.com:25",
                settings.delivery().retry());
    }

    private void done() {
        attempt(List.of(A), Map.of(), Map.of());
    }

    private void refused() {
        attempt(List.of(), Map.of(A, new Reply(550, "550 No")), Map.of());
    }

    @Test
    void whoTookTheEventTellsTheOutcome() {
        done();
        assertEquals(List.of("end DONE", "done " + OK, "published"), journal);
    }

    @Test
    void anOutcomeThatAnotherNodeTellsIsNotToldHere() {
        here.telling(Telling.LATER);
        done();
        assertEquals(List.of("end DONE"), journal);
    }

    @Test
    void aMailThatHadEndedIsToldByNobody() throws IOException {
        store.remove(mail.entry());
        journal.clear();
        done();
        assertEquals(List.of("end DONE"), journal);
    }

    @Test
    void anEndIsToldOnlyOnceItIsWrittenDown() throws IOException {
        store.breakDisk(true);
        done();

        assertEquals(List.of(), journal);
        assertThrows(IOException.class, settlement::requireAllWritten);
        tasks.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), journal);

        store.breakDisk(false);
        tasks.pass(Duration.ofSeconds(1));
        assertEquals(List.of("end DONE", "done " + OK, "published"), journal);
        settlement.requireAllWritten();
    }

    @Test
    void anEndWrittenLateIsToldByTheNodeThatTookTheEvent() {
        store.breakDisk(true);
        done();
        here.telling(Telling.LATER);
        store.breakDisk(false);
        tasks.pass(Duration.ofSeconds(1));

        assertEquals(List.of("end DONE"), journal);
    }

    @Test
    void aMailWhoseEndIsNotWrittenDownIsNotTakenForOneThatWaits() throws IOException {
        Dispatcher dispatcher =
                new Dispatcher(() -> settings, outcomes, services, context.servers(), hold -> {}, same -> null);
        QueueLoader loader = new QueueLoader(here, context, dispatcher);
        store.breakDisk(true);
        done();
        StoredMail other = store.mailTo(A);
        loader.load();

        assertEquals(List.of(other.entry()), dispatcher.ask(Schedule::all));
    }

    @Test
    void aMailIsGivenUpByTheNodeThatSendsOnly() throws IOException {
        here.fence();
        refused();

        assertEquals(List.of(), journal);
        assertEquals(Optional.of(mail), store.read(mail.entry()));
        settlement.requireAllWritten();
    }

    @Test
    void aMailThatTheServerTookIsDoneWhoeverSendsNow() {
        here.fence();
        done();
        assertEquals(List.of("end DONE", "done " + OK, "published"), journal);
    }

    @Test
    void aStateThatIsNotThisNodesToWriteIsForgotten() throws IOException {
        here.fence();
        attempt(List.of(), Map.of(), Map.of(A, "450 Later"));

        settlement.requireAllWritten();
        assertEquals(0, store.reread(mail).state().attempts());
    }
}
