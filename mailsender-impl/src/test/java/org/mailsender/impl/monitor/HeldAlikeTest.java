// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.CapturedLog;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.threads.Time;
import org.mailsender.testserver.SmtpTestServer;
import org.osgi.service.event.Event;

/** Why nothing goes on is said in the same words by the log, the events, the status, JMX and the health check. */
class HeldAlikeTest {

    private final CapturedLog log = new CapturedLog();
    private SmtpTestServer server = SmtpTestServer.start();

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeEach
    void prepare() {
        orders = new InstanceFixture(server, folder.resolve("orders")).with("retryMaxDelaySeconds", "1");
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
        log.close();
    }

    private String byJmx() {
        Runnable unregister = ManagementBean.register("alike", orders.operations(), Time.system());
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("org.mailsender:type=MailSender,instance=alike"), "HeldBecause");
        } catch (JMException e) {
            throw new AssertionError(e);
        } finally {
            unregister.run();
        }
    }

    private Result health() {
        return new InstanceHealthCheck(orders.operations(), Time.system()).execute();
    }

    private void assertAlike(String reason) {
        assertNotEquals("", reason);
        assertEquals(reason, orders.status().heldBecause());
        assertEquals(reason, byJmx());
        assertEquals(Result.Status.CRITICAL, health().getStatus());
        assertTrue(health().toString().contains(": " + reason), health()::toString);
        assertEquals(
                1,
                log.lines(Level.SEVERE, ": " + reason).size(),
                () -> log.lines(Level.SEVERE, "").toString());
    }

    private void assertWell() {
        assertEquals("", orders.status().heldBecause());
        assertEquals("", byJmx());
        assertEquals(Result.Status.OK, health().getStatus());
    }

    /** It was met more than once. */
    private void assertHeld(String kind) {
        orders.await("Deferred", 3);
        List<Event> held = orders.posted("Held");
        assertEquals(1, held.size());
        assertEquals(kind, held.get(0).getProperty("kind"));
        assertAlike(held.get(0).getProperty("error").toString());
    }

    private void assertGoesOn() {
        orders.await("Done", 1);
        orders.await("Resumed", 1);
        assertWell();
        assertEquals(1, orders.posted("Resumed").size());
        assertEquals(1, orders.posted("Held").size());
        assertEquals(1, log.lines(Level.INFO, "orders: the queue goes on").size());
    }

    @Test
    void refusedCredentials() {
        server.requiring(Map.of("app", "right"));
        orders.with("userName", "app").with("password", "wrong").start().send("one");
        assertHeld("authentication");
        orders.with("password", "right").reconfigure();
        assertGoesOn();
    }

    @Test
    void encryptionThatCannotBeHad() {
        orders.with("useSsl", "true").start().send("one");
        assertHeld("tls");
        orders.with("useSsl", "false").reconfigure();
        assertGoesOn();
    }

    @Test
    void aServerThatIsDown() {
        int port = server.port();
        server.close();
        orders.start().send("one");
        assertHeld("unreachable");
        server = SmtpTestServer.start(port);
        assertGoesOn();
    }

    @Test
    void anotherReasonIsToldAnew() {
        int port = server.port();
        server.close();
        orders.with("userName", "app").with("password", "wrong").start().send("one");
        assertHeld("unreachable");
        server = SmtpTestServer.start(port).requiring(Map.of("app", "right"));
        Event second = orders.await("Held", 2).get(1);

        assertEquals("authentication", second.getProperty("kind"));
        assertAlike(second.getProperty("error").toString());
        assertEquals(List.of(), orders.posted("Resumed"));
    }

    /** The queue itself is not held: what is lacking is the place where mails are kept. */
    @Test
    void aSpoolThatIsAway() throws IOException {
        orders.start().send("one");
        orders.await("Done", 1);
        Path away = Files.move(orders.spool(), folder.resolve("away"));
        orders.send("two");
        orders.send("three");
        orders.await("Failed", 2);

        assertAlike(orders.status().spoolTrouble());
        assertEquals(List.of(), orders.posted("Held"));
        Files.move(away, orders.spool());
        orders.send("four");
        orders.await("Done", 2);
        assertWell();
        assertEquals(1, log.lines(Level.INFO, "orders: the spool works again").size());
    }
}
