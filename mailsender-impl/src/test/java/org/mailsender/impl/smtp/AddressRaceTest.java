// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.SmtpTestServer;

/** An address that leads nowhere costs no time-out, as long as another one leads somewhere. */
class AddressRaceTest {

    private static final Duration FAR_LESS_THAN_A_TIMEOUT = Duration.ofSeconds(10);
    private static final String[] SERVES = {"220 two", "250-two\r\n250 PIPELINING"};

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Submission submission = new Submission(server).with("mailServer", "mx.test");

    @AfterEach
    void close() {
        submission.close();
        server.close();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private void resolveTo(int port, String... literals) {
        List<InetAddress> all =
                Stream.of(literals).map(AddressRaceTest::address).toList();
        submission.with("port", port).resolvingBy(host -> CompletableFuture.completedFuture(all));
    }

    @Test
    void aFirstAddressThatIsDeadCostsNoTimeout() {
        try (BlackHole hole = new BlackHole(address("127.0.0.2"), 0);
                ScriptedServer two = ScriptedServer.at(address("127.0.0.3"), hole.port(), SERVES)) {
            resolveTo(hole.port(), "127.0.0.2", "127.0.0.3");

            assertTimeoutPreemptively(FAR_LESS_THAN_A_TIMEOUT, submission::open);

            assertEquals(1, two.heard().size());
            assertTrue(submission.steps().contains("connected to 127.0.0.3, port " + two.port()));
        }
    }

    @Test
    void noThreadStaysWithAnAddressThatIsDead() {
        try (BlackHole hole = new BlackHole(address("127.0.0.2"), 0);
                ScriptedServer two = ScriptedServer.at(address("127.0.0.3"), hole.port(), SERVES)) {
            resolveTo(two.port(), "127.0.0.2", "127.0.0.3");
            assertTimeoutPreemptively(FAR_LESS_THAN_A_TIMEOUT, submission::open);

            InstanceFixture.eventually(
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("mailsender-connect")),
                    "the end of what still connects");
        }
    }

    @Test
    void aDeadAddressIsTriedToTheEndIfNoOtherServes() {
        try (BlackHole hole = new BlackHole(address("127.0.0.2"), 0);
                ScriptedServer two = ScriptedServer.at(address("127.0.0.3"), hole.port(), "554 No service")) {
            submission.with("connectTimeoutSeconds", "1");
            resolveTo(two.port(), "127.0.0.2", "127.0.0.3");

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertTrue(trouble.getMessage().contains("did not answer within"), trouble::getMessage);
            assertTrue(submission.steps().stream().anyMatch(step -> step.contains("554 No service")));
        }
    }

    @Test
    void theNextServesThoughOneIsDeadAndOneIsBusy() {
        try (BlackHole hole = new BlackHole(address("127.0.0.2"), 0);
                ScriptedServer busy = ScriptedServer.at(address("127.0.0.3"), hole.port(), "421 Busy");
                ScriptedServer serves = ScriptedServer.at(address("127.0.0.4"), hole.port(), SERVES)) {
            resolveTo(hole.port(), "127.0.0.2", "127.0.0.3", "127.0.0.4");

            assertTimeoutPreemptively(FAR_LESS_THAN_A_TIMEOUT, submission::open);

            assertEquals(0, busy.heard().size());
            assertEquals(1, serves.heard().size());
        }
    }

    @Test
    void theEndOfTheAttemptEndsThemAll() {
        try (BlackHole one = new BlackHole(address("127.0.0.2"), 0);
                BlackHole two = new BlackHole(address("127.0.0.3"), one.port())) {
            submission.with("attemptTimeoutSeconds", "1");
            resolveTo(two.port(), "127.0.0.2", "127.0.0.3");

            ServerTroubleException trouble = assertTimeoutPreemptively(
                    FAR_LESS_THAN_A_TIMEOUT, () -> assertThrows(ServerTroubleException.class, submission::open));

            assertTrue(trouble.getMessage().contains("attemptTimeoutSeconds"), trouble::getMessage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "::1 ::2 ::3 127.0.0.1 127.0.0.2, ::1 127.0.0.1 ::2 127.0.0.2 ::3",
        "127.0.0.1 ::1 ::2, 127.0.0.1 ::1 ::2",
        "127.0.0.1 127.0.0.2, 127.0.0.1 127.0.0.2",
        "::1, ::1"
    })
    void theFamiliesTakeTurns(String resolved, String tried) {
        assertEquals(addresses(tried), AddressRace.interleaved(addresses(resolved)));
    }

    private static List<InetAddress> addresses(String literals) {
        return Stream.of(literals.split(" ")).map(AddressRaceTest::address).toList();
    }
}
