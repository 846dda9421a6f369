// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.SmtpTestServer;

/**
 * Authentication against Cyrus SASL, behind a real Postfix. {@code src/test/servers/cyrus-up.sh} installs both; where that
 * cannot be, these tests are left out, and say so.
 */
class RealCyrusTest {

    private static RealServers postfix;
    private static SmtpTestServer relay;

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeAll
    static void startServers(@TempDir Path work) {
        relay = SmtpTestServer.start();
        postfix = RealServers.cyrus(work, relay.port());
        String obstacle = postfix.start();
        if (!obstacle.isEmpty()) {
            System.out.println("A real Cyrus SASL is left out: " + obstacle);
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @AfterAll
    static void stopServers() {
        postfix.stop();
        relay.close();
    }

    @BeforeEach
    void prepare() {
        orders = new InstanceFixture(relay, folder.resolve("orders"))
                .with("mailServer", "localhost")
                .with("port", postfix.submissionPort())
                .with("useSsl", "true")
                .with("trustStore", postfix.authority().toString())
                .with("sender", "svc@example.com")
                .with("userName", "svc")
                .with("readTimeoutSeconds", "20");
    }

    @AfterEach
    void close() {
        orders.close();
    }

    /** What Postfix logged of the mails that it took. */
    private static String logins() throws IOException {
        try (Stream<String> lines = Files.lines(postfix.postfixLog())) {
            return lines.filter(line -> line.contains("sasl_method=")).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void scramIsTakenBeforePlainWithoutBeingAskedFor() throws IOException {
        orders.with("password", "s3cret").start().send("by SCRAM");
        orders.await("Done", 1);

        InstanceFixture.eventually(() -> !relay.mails().isEmpty(), "the mail at the relay");
        assertEquals("by SCRAM", relay.mails().get(0).header("Subject"));
        assertTrue(logins().endsWith("sasl_method=SCRAM-SHA-256, sasl_username=svc@example.com"), logins());
    }

    @Test
    void aWrongPasswordHoldsTheQueueWithTheServersWords() {
        orders.with("password", "wrong")
                .with("retryMaxDelaySeconds", "3600")
                .start()
                .send("never");

        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("refused the credentials of svc by SCRAM-SHA-256: 535 5.7.8"), error);
    }
}
