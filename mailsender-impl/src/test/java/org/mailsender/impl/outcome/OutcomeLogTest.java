// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.delivery.Outcomes.Taken;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.testing.LogLines;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.impl.testing.Records;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Endpoint;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

class OutcomeLogTest {

    private static final Instant NEXT = Instant.parse("2026-11-25T10:15:30.123456789Z");
    private static final String DOWN = "smtp.example.com:25 refused the connection.";
    private static final QueueEntry ENTRY = new QueueEntry(1, false, 0);
    private static final MailRecord MAIL = Records.to("a@example.com", "b@example.com");

    private final LogLines lines = new LogLines();
    private final OutcomeLog log = new OutcomeLog("orders", lines.logger());

    private static DeliveryState attempted(String error) {
        return DeliveryState.NEW.afterAttempt(List.of(), Map.of()).deferred(NEXT, error);
    }

    private static StoredMail mail(DeliveryState state) {
        return new StoredMail(ENTRY, MAIL, state, out -> {}, 0);
    }

    private void deferred(String error) {
        DeliveryState state = attempted(error);
        log.deferred(mail(state), state, NEXT);
    }

    private static Refusal refusal(String topic, String subject) {
        return new Refusal(
                Instant.EPOCH,
                Endpoint.NONE,
                topic,
                List.of(),
                subject,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "cc",
                "'x' is no address.");
    }

    private static Hold hold() {
        return new Hold(Kind.UNREACHABLE, DOWN, 1, new Moment(0));
    }

    @Test
    void aMailThatIsLostIsAWarningAndOneThatGoesOnIsNot() {
        log.queued(MAIL);
        deferred("451 4.3.0 Later");
        log.done(mail(attempted("")), attempted(""), new Taken("a.example:25", "250 2.0.0 Ok"));
        log.failed(mail(attempted("550 5.1.1 Nobody")), attempted("550 5.1.1 Nobody"));

        assertEquals(
                List.of(
                        "DEBUG orders: <id@example.com> is queued for 2 recipient(s)",
                        "INFO orders: <id@example.com> is deferred after attempt 1, next attempt at"
                                + " 2026-11-25T10:15:30Z: 451 4.3.0 Later",
                        "INFO orders: <id@example.com> is Done after 1 attempt(s), taken by a.example:25: 250 2.0.0 Ok",
                        "WARN orders: <id@example.com> is Failed after 1 attempt(s): 550 5.1.1 Nobody"),
                lines.all());
    }

    @Test
    void aRefusedRequestIsAWarning() {
        log.refused(refusal("orders/Send", "Order 7\nERROR forged"));
        log.refused(refusal("", ""));

        assertEquals(
                List.of(
                        "WARN orders: a request on orders/Send for 'Order 7?ERROR forged' is refused: cc: 'x' is no address.",
                        "WARN orders: a request is refused: cc: 'x' is no address."),
                lines.all());
    }

    @Test
    void aHoldIsAnErrorThatIsNotToldAgainForTheMailThatMetIt() {
        log.held(hold(), NEXT);
        deferred(DOWN);
        deferred("451 4.3.0 Later");
        log.resumed(2);
        deferred(DOWN);

        assertEquals(
                List.of(
                        "ERROR orders: the queue is held until 2026-11-25T10:15:30Z: " + DOWN,
                        "DEBUG orders: <id@example.com> is deferred after attempt 1, next attempt at"
                                + " 2026-11-25T10:15:30Z: " + DOWN,
                        "INFO orders: <id@example.com> is deferred after attempt 1, next attempt at"
                                + " 2026-11-25T10:15:30Z: 451 4.3.0 Later",
                        "INFO orders: the queue goes on, 2 mail(s) waiting",
                        "INFO orders: <id@example.com> is deferred after attempt 1, next attempt at"
                                + " 2026-11-25T10:15:30Z: " + DOWN),
                lines.all());
    }

    @Test
    void whoHasAMailAndWhoHasNotIsToldOfThoseThatSomeHave() {
        DeliveryState some = DeliveryState.NEW.afterAttempt(List.of("a@example.com"), Map.of());
        DeliveryState waiting = some.deferred(NEXT, "451 4.2.2 Full");
        DeliveryState ended = some.givenUp(List.of("b@example.com"), "550 5.1.1 Nobody");
        log.deferred(mail(waiting), waiting, NEXT);
        log.failed(mail(ended), ended);

        assertEquals(
                List.of(
                        "INFO orders: <id@example.com> is deferred after attempt 1 for b@example.com, next attempt at"
                                + " 2026-11-25T10:15:30Z: 451 4.2.2 Full",
                        "WARN orders: <id@example.com> is Failed after 1 attempt(s) for b@example.com, while"
                                + " a@example.com got it: 550 5.1.1 Nobody"),
                lines.all());
    }

    @Test
    void oneTroubleIsToldOnceByEachWhoMeetsItUntilItPasses() {
        Figures figures = new Figures(new MovableTime());

        assertTrue(figures.beginTrouble("it cannot be opened: in use"));
        assertTrue(figures.beginTrouble("a mail cannot be stored: in use"));
        for (int again = 0; again < 100; again++) {
            assertFalse(figures.beginTrouble("it cannot be opened: in use"));
            assertFalse(figures.beginTrouble("a mail cannot be stored: in use"));
        }
        assertEquals("a mail cannot be stored: in use", figures.spoolTrouble());
        assertTrue(figures.endTrouble());
        assertTrue(figures.beginTrouble("it cannot be opened: in use"));
    }

    @Test
    void aTroubleThatNamesAThousandMailsIsToldOfTheFirstTwenty() {
        Figures figures = new Figures(new MovableTime());

        assertEquals(
                20,
                IntStream.range(0, 1000)
                        .filter(mail -> figures.beginTrouble("mail " + mail + " cannot be moved"))
                        .count());
    }

    @Test
    void troubleWithTheDiskIsAnError() {
        log.spoolTrouble("no space left");
        log.lost(ENTRY, "it is damaged");

        assertEquals(
                List.of(
                        "ERROR orders: trouble with the spool: no space left",
                        "ERROR orders: the queued mail 00000000001 cannot be sent: it is damaged"),
                lines.all());
    }

    @Test
    void everyLineBeginsWithTheInstance() {
        log.queued(MAIL);
        deferred("451");
        log.done(mail(attempted("")), attempted(""), new Taken("", "250"));
        log.failed(mail(attempted("550")), attempted("550"));
        log.refused(refusal("", ""));
        log.lost(ENTRY, "damaged");
        log.held(hold(), NEXT);
        log.resumed(2);
        log.spoolTrouble("no space left");

        assertEquals(9, lines.all().size());
        for (String line : lines.all()) {
            assertTrue(line.substring(line.indexOf(' ') + 1).startsWith("orders: "), line);
        }
    }
}
