// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.impl.threads.Time;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.mailsender.testserver.TestCertificates;

/** When the health of an instance is critical, and when it is well again. */
class InstanceHealthCheckTest {

    private SmtpTestServer server = SmtpTestServer.start();

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    private Result.Status status() {
        return new InstanceHealthCheck(orders.operations(), Time.system())
                .execute()
                .getStatus();
    }

    @Test
    void aServerThatIsDownIsCriticalUntilItIsBack() {
        orders = new InstanceFixture(server, folder.resolve("orders"));
        int port = server.port();
        server.close();
        orders.start().send("one");
        orders.await("Deferred", 1);

        assertEquals(Result.Status.CRITICAL, status());
        assertTrue(new InstanceHealthCheck(orders.operations(), Time.system())
                .execute()
                .toString()
                .contains("refused the connection"));
        server = SmtpTestServer.start(port);
        orders.await("Done", 1);

        assertEquals(Result.Status.OK, status());
    }

    @Test
    void aSpoolInTroubleIsCriticalUntilItTakesMailsAgain() throws Exception {
        orders = new InstanceFixture(server, folder.resolve("orders"));
        orders.start().send("one");
        orders.await("Done", 1);
        Path away = Files.move(orders.spool(), folder.resolve("away"));
        orders.send("two");
        orders.await("Failed", 1);

        assertEquals(Result.Status.CRITICAL, status());
        Files.move(away, orders.spool());
        orders.send("three");
        orders.await("Done", 2);

        assertEquals(Result.Status.OK, status());
    }

    @Test
    void aCertificateThatEndsSoonIsAWarning() {
        TestCertificates certificates = new TestCertificates(folder);
        server.encrypting(certificates.server("near", "ip:127.0.0.1", "-1d", 16), false);
        MovableTime time = new MovableTime();
        time.setWall(Duration.between(time.wall(), Instant.now()));
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .at(time)
                .with("useSsl", "true")
                .with("trustStore", certificates.pem().toString());
        orders.start().send("one");
        orders.await("Done", 1);
        InstanceHealthCheck check = new InstanceHealthCheck(orders.operations(), time);

        assertEquals(Result.Status.OK, check.execute().getStatus());
        time.pass(Duration.ofDays(1));
        assertEquals(Result.Status.WARN, check.execute().getStatus());
        String told = check.execute().toString();
        assertTrue(told.contains("the certificate of 127.0.0.1:" + server.port() + " ends on "), told);
    }

    @Test
    void aMailThatWaitsForMoreThanTenMinutesIsAWarning() {
        server.when(Step.MAIL).then(Reaction.silence());
        orders = new InstanceFixture(server, folder.resolve("orders")).with("readTimeoutSeconds", "60");
        orders.start().send("one");
        orders.await("Queued", 1);
        Instant taken = orders.status().oldest().orElseThrow();
        MovableTime time = new MovableTime();
        time.setWall(Duration.between(time.wall(), taken.plus(Duration.ofMinutes(10))));
        InstanceHealthCheck check = new InstanceHealthCheck(orders.operations(), time);

        assertEquals(Result.Status.OK, check.execute().getStatus());
        time.pass(Duration.ofMillis(1));
        assertEquals(Result.Status.WARN, check.execute().getStatus());
        time.pass(Duration.ofMinutes(5));
        assertTrue(check.execute().toString().contains("waits for 15 minutes"));
    }
}
