// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.TestCertificates;

/** From a host name to a connection that serves, and what keeps one from coming about. */
class DiallingTest {

    private static final String[] SERVES = {"220 two", "250-two\r\n250 PIPELINING"};

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Submission submission =
            new Submission(server).with("mailServer", "mx.test").with("readTimeoutSeconds", "1");

    @AfterEach
    void close() {
        submission.close();
        server.close();
    }

    /** What the first of two addresses says, line by line; nothing at all closes the connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "421 Busy",
                "554 No service",
                "521 No mail here",
                "220-Hello/554 No",
                "",
                "220 one|421 Busy",
                "220 one|451 Not now",
                "220 one|500 What|421 Busy",
                "220 one|"
            })
    void theNextAddressServes(String script) throws Exception {
        String[] says =
                script.isEmpty() ? new String[0] : script.replace("/", "\r\n").split("\\|");
        try (ScriptedServer one = ScriptedServer.at(loopback(1), 0, says);
                ScriptedServer two = ScriptedServer.at(loopback(2), one.port(), SERVES)) {
            submission.with("port", one.port()).resolvingBy(addresses(loopback(1), loopback(2)));

            submission.open();

            assertTrue(two.heard().get(0).startsWith("EHLO "), two.heard()::toString);
            assertTrue(
                    submission.steps().stream().anyMatch(step -> step.startsWith("failed at 127.0.0.1: mx.test:")),
                    submission.steps()::toString);
        }
    }

    @Test
    void anAddressThatRefusesTheConnectionIsPassedBy() throws Exception {
        try (ScriptedServer two = ScriptedServer.at(loopback(2), 0, SERVES)) {
            submission.with("port", two.port()).resolvingBy(addresses(loopback(1), loopback(2)));

            submission.open();

            assertEquals(1, two.heard().size());
        }
    }

    @Test
    void ifNoAddressServesTheLastOneSaysWhy() throws Exception {
        try (ScriptedServer one = ScriptedServer.at(loopback(1), 0, "421 one");
                ScriptedServer two = ScriptedServer.at(loopback(2), one.port(), "554 two")) {
            submission.with("port", two.port()).resolvingBy(addresses(loopback(1), loopback(2)));

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertEquals(Kind.UNREACHABLE, trouble.kind());
            assertEquals("mx.test:" + one.port() + " does not serve for now: 554 two", trouble.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 Busy", "450 Later"})
    void aServerThatIsBusyAtEhloIsNotAskedByHelo(String reply) {
        try (ScriptedServer busy = ScriptedServer.saying("220 hi", reply, "250 hello", "250 hello")) {
            submission.with("port", busy.port()).resolvingBy(addresses(loopback(1)));

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertTrue(trouble.getMessage().endsWith("does not serve for now: " + reply), trouble::getMessage);
            assertTrue(busy.heard().stream().noneMatch(line -> line.startsWith("HELO")), busy.heard()::toString);
        }
    }

    @Test
    void aServerThatKnowsNoEhloIsAskedByHelo() throws Exception {
        try (ScriptedServer old = ScriptedServer.saying("220 hi", "502 What?", "250 hello")) {
            submission.with("port", old.port()).resolvingBy(addresses(loopback(1)));

            submission.open();

            assertTrue(old.heard().get(1).startsWith("HELO "), old.heard()::toString);
        }
    }

    @Test
    void aSilentDnsIsLeftWhenTheAttemptHasToEnd() {
        submission.with("attemptTimeoutSeconds", "1").resolvingBy(host -> new CompletableFuture<>());

        ServerTroubleException trouble = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(ServerTroubleException.class, submission::open));

        assertEquals(Kind.UNREACHABLE, trouble.kind());
        assertTrue(trouble.getMessage().contains("attemptTimeoutSeconds"), trouble::getMessage);
    }

    @Test
    void aStopIsHeardWhileDnsIsSilent() {
        submission.resolvingBy(host -> {
            submission.abort();
            return new CompletableFuture<>();
        });

        ServerTroubleException trouble = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(ServerTroubleException.class, submission::open));

        assertTrue(trouble.getMessage().contains("the instance was stopped"), trouble::getMessage);
    }

    @Test
    void anErrorOfOurOwnIsTroubleToWaitFor() {
        submission.resolvingBy(host -> {
            throw new IllegalStateException("what nobody thought of");
        });

        ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

        assertEquals(Kind.UNREACHABLE, trouble.kind());
        assertTrue(trouble.getMessage().contains("what nobody thought of"), trouble::getMessage);
    }

    @Test
    void whatIsSaidInClearBehindStartTlsIsNotHeard() {
        try (ScriptedServer injected =
                ScriptedServer.saying("220 hi", "250-hi\r\n250 STARTTLS", "220 go\r\n250-injected\r\n250 AUTH PLAIN")) {
            submission.with("port", injected.port()).with("useSsl", "true").resolvingBy(addresses(loopback(1)));

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertTrue(trouble.getMessage().contains("without being asked"), trouble::getMessage);
        }
    }

    @Test
    void anUnderscoreInTheNameIsSaidToBeTheTrouble(@TempDir Path folder) {
        TestCertificates certificates = new TestCertificates(folder);
        server.encrypting(certificates.server("good", "dns:other.test", "-1d", 30), false);
        submission
                .with("mailServer", "my_host.test")
                .with("readTimeoutSeconds", "10")
                .with("useSsl", "true")
                .with("trustStore", certificates.pem().toString())
                .resolvingBy(addresses(loopback(1)));

        ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

        assertEquals(Kind.TLS, trouble.kind());
        assertTrue(trouble.getMessage().contains("underscore"), trouble::getMessage);
    }

    private static HostNames addresses(InetAddress... all) {
        return host -> CompletableFuture.completedFuture(List.of(all));
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
