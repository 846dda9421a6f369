// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;

/** A queue that rests as a whole: how often the server is tried, and what makes the queue go on. */
class DispatcherHoldTest extends DispatcherTestCase {

    @Test
    void aServerThatIsDownIsTriedMoreAndMoreRarely() {
        server = troubled(Kind.UNREACHABLE, "down");
        start(1, 2, 3);
        pass(Duration.ofHours(2));

        assertEquals(List.of(0L, 30L, 90L, 210L, 450L, 930L, 1890L, 3690L, 5490L), probes);
        assertEquals(List.of(mail(1), mail(2), mail(3)), dispatcher.ask(Schedule::all));
    }

    @Test
    void refusedCredentialsAreTriedAtTheSlowestPaceOnly() {
        server = troubled(Kind.AUTHENTICATION, "535 5.7.8 no");
        start(1, 2, 3);
        pass(Duration.ofMinutes(125));

        assertEquals(List.of(0L, 1800L, 3600L, 5400L, 7200L), probes);
    }

    @Test
    void failedEncryptionIsTriedAtTheSlowestPaceOnly() {
        server = troubled(Kind.TLS, "the certificate has expired");
        start(1);
        pass(Duration.ofMinutes(65));

        assertEquals(List.of(0L, 1800L, 3600L), probes);
    }

    @Test
    void mailsThatComeMeanwhileTryNothing() {
        server = troubled(Kind.AUTHENTICATION, "535 5.7.8 no");
        start(1);
        for (int number = 2; number < 100; number++) {
            dispatcher.add(mail(number));
            pass(Duration.ofSeconds(1));
        }

        assertEquals(List.of(0L), probes);
    }

    @Test
    void nothingIsMadeReadyForMailsMeanwhile() {
        assertFalse(isAtRest(), "it is not started");
        server = troubled(Kind.UNREACHABLE, "down");
        start(1);
        assertFalse(isAtRest());
        List<Boolean> meanwhile = new ArrayList<>();
        server = mail -> {
            meanwhile.add(isAtRest());
            return accept(mail);
        };
        pass(Duration.ofSeconds(31));

        assertTrue(isAtRest());
        dispatcher.add(mail(2));
        settle();

        assertEquals(List.of(false, false), meanwhile, "a connection is at work");
        assertTrue(isAtRest());
    }

    private boolean isAtRest() {
        AtomicBoolean asked = new AtomicBoolean();
        dispatcher.ifAtRest(() -> asked.set(true));
        return asked.get();
    }

    @Test
    void oneConnectionAloneTriesAServerThatWasDown() {
        server = troubled(Kind.UNREACHABLE, "down");
        start(1);
        configure("connections", 10);
        for (int number = 2; number < 100; number++) {
            dispatcher.add(mail(number));
        }
        pass(Duration.ofSeconds(31));

        assertEquals(List.of(0L, 30L), probes);
    }

    @Test
    void aServerThatIsBackGetsAllMailsInTheirOrder() {
        server = troubled(Kind.UNREACHABLE, "down");
        start(1, 2, 3);
        server = this::accept;
        pass(Duration.ofSeconds(31));

        assertEquals(List.of("1@30", "2@30", "3@30"), sent);
        assertEquals(Optional.empty(), dispatcher.currentHold());
        assertEquals(List.of("held until " + begin.plusSeconds(30) + ": down", "resumed"), journal);
    }

    @Test
    void eachReasonIsToldOnce() {
        server = troubled(Kind.UNREACHABLE, "down");
        start(1);
        pass(Duration.ofSeconds(100));
        server = troubled(Kind.UNREACHABLE, "the name is unknown");
        pass(Duration.ofHours(2));

        assertEquals(2, journal.size(), journal::toString);
    }

    @Test
    void aChangedTransportIsTriedAtOnce() {
        server = troubled(Kind.AUTHENTICATION, "535 5.7.8 no");
        start(1);
        server = this::accept;
        configure("mailServer", "other.example.com");
        dispatcher.wake();
        settle();

        assertEquals(List.of("1@0"), sent);
        assertEquals("resumed", journal.get(1));
    }

    @Test
    void anotherChangeOfTheConfigurationTriesNothing() {
        server = troubled(Kind.AUTHENTICATION, "535 5.7.8 no");
        start(1);
        configure("subjectPrefix", "[test] ");
        dispatcher.wake();
        settle();

        assertEquals(List.of(0L), probes);
    }

    @Test
    void troubleWithATransportOfThePastHoldsNothing() {
        TransportSettings old = settings.transport();
        start();
        configure("mailServer", "other.example.com");

        assertEquals(
                Optional.empty(),
                dispatcher.hold(new ServerTroubleException(Kind.AUTHENTICATION, "535 5.7.8 no"), old));
        assertEquals(List.of(), journal);
    }

    @Test
    void anOperatorMayTryTheServerAtOnce() {
        server = troubled(Kind.AUTHENTICATION, "535 5.7.8 no");
        start(1, 2);
        pass(Duration.ofMinutes(1));
        server = this::accept;
        dispatcher.retry(Optional.empty());
        settle();

        assertEquals(List.of("1@60", "2@60"), sent);
    }

    @Test
    void aClockThatIsSetNeitherEndsNorProlongsTheRest() {
        server = troubled(Kind.AUTHENTICATION, "535 5.7.8 no");
        start(1);
        time.setWall(Duration.ofDays(2));
        pass(Duration.ofMinutes(10));
        assertEquals(List.of(0L), probes);
        time.setWall(Duration.ofDays(-30));
        pass(Duration.ofMinutes(21));

        assertEquals(List.of(0L, 1800L), probes);
    }

    @Test
    void aMailThatTheServersFallInterruptedKeepsItsPlace() {
        server = mail -> {
            dispatcher.connected(settings.transport(), time.now());
            dispatcher.defer(mail, time.now().plus(Duration.ofSeconds(30)), true);
            server = troubled(Kind.UNREACHABLE, "down");
            return true;
        };
        start(1, 2);
        server = this::accept;
        pass(Duration.ofSeconds(31));

        assertEquals(List.of("1@30", "2@30"), sent);
    }

    @Test
    void aMailIsDueWhenTheServerIsTried() {
        server = troubled(Kind.UNREACHABLE, "down");
        start(1);

        assertEquals(
                Optional.of(time.now().plus(Duration.ofSeconds(30))),
                dispatcher.currentHold().map(Hold::until));
    }
}
