// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.impl.smtp.AttemptResult.Course;
import org.mailsender.impl.smtp.Reply;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** What an attempt came to is first written down, then told; recipient by recipient. */
class SettlementTest extends DeliveryTestCase {

    private static final String A = "a@example.com";
    private static final String B = "b@example.com";
    private static final String OK = "250 2.0.0 Ok";

    private final Ages ages = new Ages(time);
    private final Settlement settlement = new Settlement(store, outcomes, services, ages);

    private StoredMail mail;

    @BeforeEach
    void take() {
        mail = store.mailTo(A, B);
        ages.taken(mail.entry());
    }

    private Optional<Moment> attempt(
            List<String> accepted, Map<String, String> rejected, Map<String, String> deferred) {
        Map<String, Reply> replies = new LinkedHashMap<>();
        rejected.forEach((recipient, reply) -> replies.put(recipient, new Reply(550, reply)));
        mail = store.read(mail.entry()).orElse(mail);
        return settlement.attempted(
                mail,
                new AttemptResult(Course.COMPLETE, accepted, replies, deferred, OK),
                "mail.example.com:25",
                settings.delivery().retry());
    }

    private List<QueueEntry> failed() {
        try {
            return store.failed().entries();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Duration> in(Moment now, Optional<Moment> next) {
        return next.map(now::until);
    }

    @Test
    void aMailThatTheServerTookIsDoneOnceThatIsWrittenDown() {
        assertEquals(Optional.empty(), attempt(List.of(A, B), Map.of(), Map.of()));

        assertEquals(List.of("end DONE", "done " + OK, "published"), journal);
        assertEquals(List.of(), failed());
    }

    @Test
    void aMailThatTheServerRefusedIsFailedWithItsReplyAndKept() {
        attempt(List.of(), Map.of(A, "550 5.1.1 Unknown", B, "550 5.1.1 Unknown"), Map.of());

        assertEquals(List.of("end FAILED", "failed 550 5.1.1 Unknown", "published"), journal);
        assertEquals(List.of(mail.entry()), failed());
    }

    @Test
    void differentRepliesAreToldWithTheirRecipients() {
        attempt(List.of(), Map.of(A, "550 5.1.1 Unknown", B, "552 5.2.2 Full"), Map.of());

        assertEquals(
                Set.of(A + ": 550 5.1.1 Unknown", B + ": 552 5.2.2 Full"),
                Set.of(outcomes.lastState().lastError().split("; ")));
    }

    @Test
    void aMailIsFailedIfOneRecipientIsRefused() {
        attempt(List.of(A), Map.of(B, "550 5.1.1 Unknown"), Map.of());

        assertEquals(Set.of(A), outcomes.lastState().accepted());
        assertEquals(Map.of(B, "550 5.1.1 Unknown"), outcomes.lastState().rejected());
        assertTrue(journal.contains("end FAILED"), journal::toString);
    }

    @Test
    void aRecipientThatWasDeferredIsTriedAlone() {
        Optional<Moment> next = attempt(List.of(A), Map.of(), Map.of(B, "451 4.3.0 Later"));

        assertEquals(Optional.of(Duration.ofSeconds(30)), in(time.now(), next));
        assertEquals(List.of("save", "deferred until " + begin.plusSeconds(30)), journal);
        StoredMail stored = store.reread(mail);
        assertEquals(List.of(B), stored.state().remaining(List.of(A, B)));
        assertEquals("451 4.3.0 Later", stored.state().lastError());
        assertEquals(Optional.empty(), attempt(List.of(B), Map.of(), Map.of()));
        assertEquals(Set.of(A, B), outcomes.lastState().accepted());
        assertEquals(2, outcomes.lastState().attempts());
    }

    @Test
    void aRefusalIsRememberedUntilTheOthersAreSettled() {
        attempt(List.of(), Map.of(A, "550 5.1.1 Unknown"), Map.of(B, "451 4.3.0 Later"));
        attempt(List.of(B), Map.of(), Map.of());

        assertEquals(Map.of(A, "550 5.1.1 Unknown"), outcomes.lastState().rejected());
        assertTrue(journal.contains("failed 550 5.1.1 Unknown"), journal::toString);
    }

    @Test
    void thePausesDoubleUpToTheLongest() {
        long[] expected = {30, 60, 120, 240, 480, 960, 1800, 1800};
        for (long seconds : expected) {
            Optional<Moment> next = attempt(List.of(), Map.of(), Map.of(A, "451 Later", B, "451 Later"));

            assertEquals(Optional.of(Duration.ofSeconds(seconds)), in(time.now(), next));
        }
    }

    @Test
    void aMailThatIsTooOldIsGivenUpWithTheLastReply() {
        time.pass(Duration.ofDays(2));

        assertEquals(Optional.empty(), attempt(List.of(A), Map.of(), Map.of(B, "451 4.3.0 Later")));
        assertEquals(Map.of(B, "451 4.3.0 Later"), outcomes.lastState().rejected());
        assertTrue(journal.contains("failed 451 4.3.0 Later"), journal::toString);
    }

    @Test
    void aClockSetForwardGivesNoMailUp() {
        time.setWall(Duration.ofDays(30));
        Optional<Moment> next = attempt(List.of(), Map.of(), Map.of(A, "451 Later", B, "451 Later"));

        assertEquals(Optional.of(Duration.ofSeconds(30)), in(time.now(), next));
        assertEquals(time.wall().plusSeconds(30), outcomes.lastState().nextAttempt());
    }

    @Test
    void theLastAttemptComesWhenTheMailIsTooOldNotBefore() {
        time.pass(Duration.ofDays(2).minusSeconds(10));
        Optional<Moment> next = attempt(List.of(), Map.of(), Map.of(A, "451 Later", B, "451 Later"));

        assertEquals(Optional.of(Duration.ofSeconds(10)), in(time.now(), next));
    }

    @Test
    void withoutRetriesTheFirstDeferralIsTheEnd() {
        configure("retryMaxAgeSeconds", 0);
        attempt(List.of(), Map.of(), Map.of(A, "451 Later", B, "451 Later"));

        assertTrue(journal.contains("failed 451 Later"), journal::toString);
    }

    @Test
    void aMailOfAHeldQueueIsToldAndWaitsForTheProbe() {
        Hold hold =
                new Hold(Kind.TLS, "the certificate has expired", 1, time.now().plus(Duration.ofMinutes(30)));
        settlement.held(mail, hold);

        assertEquals(List.of("save", "deferred until " + begin.plusSeconds(1800)), journal);
        assertEquals(1, outcomes.lastState().attempts());
        assertEquals("the certificate has expired", outcomes.lastState().lastError());
    }

    @Test
    void aMailGivenUpWithoutAnAttemptHasNoneMore() {
        settlement.givenUp(mail, false, "down");

        assertEquals(0, outcomes.lastState().attempts());
        assertEquals(Map.of(A, "down", B, "down"), outcomes.lastState().rejected());
        settlement.givenUp(store.mailTo(A), true, "down");
        assertEquals(1, outcomes.lastState().attempts());
    }

    @Test
    void aStateThatCannotBeWrittenIsToldAndRememberedByThisProcess() {
        store.breakDisk(true);
        Optional<Moment> next = attempt(List.of(A), Map.of(), Map.of(B, "451 4.3.0 Later"));

        assertEquals(Optional.of(Duration.ofSeconds(30)), in(time.now(), next));
        assertEquals(1, outcomes.troubles().size());
        assertTrue(outcomes.troubles().get(0).contains("the disk is full"), outcomes.troubles()::toString);
        assertEquals(List.of(B), store.reread(mail).state().remaining(List.of(A, B)));
    }

    @Test
    void anEndThatCannotBeWrittenIsToldAndWrittenWhenTheDiskIsBack() {
        store.breakDisk(true);
        attempt(List.of(A, B), Map.of(), Map.of());

        assertEquals(List.of("done " + OK), journal);
        tasks.pass(Duration.ofSeconds(25));
        assertTrue(outcomes.troubles().size() >= 3, outcomes.troubles()::toString);
        store.breakDisk(false);
        tasks.pass(Duration.ofSeconds(10));

        assertEquals(List.of("done " + OK, "end DONE", "published"), journal);
        assertEquals(List.of(), store.owed(Ending.DONE));
        tasks.pass(Duration.ofHours(1));
        assertEquals(3, journal.size(), journal::toString);
    }
}
