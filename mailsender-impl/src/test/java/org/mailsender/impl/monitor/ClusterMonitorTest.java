// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.MemoryStore;
import org.mailsender.impl.testing.SharedMemory;
import org.mailsender.impl.testing.SharedMemoryStore;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;
import org.mailsender.testserver.SmtpTestServer;

/** What a node says by JMX and health check of a queue that it shares. */
class ClusterMonitorTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final SharedMemory shared = new SharedMemory(new MemoryStore(Time.system(), new ArrayList<>()));
    private final SharedMemoryStore here = shared.node("node-a");

    @TempDir
    private Path folder;

    private InstanceFixture orders;
    private Runnable unregister;

    @BeforeEach
    void start() {
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("store", "jdbc")
                .in((settings, later) -> here)
                .start();
        InstanceFixture.eventually(() -> here.listener() != null, "the store");
        InstanceFixture.eventually(
                () -> !orders.status().cluster().orElseThrow().node().isEmpty(), "the open queue");
        unregister = ManagementBean.register("shared", orders.operations(), Time.system());
    }

    @AfterEach
    void close() {
        unregister.run();
        orders.close();
        server.close();
    }

    private Object attribute(String name) {
        try {
            return server().getAttribute(bean(), name);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    private static ObjectName bean() throws JMException {
        return new ObjectName("org.mailsender:type=MailSender,instance=shared");
    }

    private Result health() {
        return new InstanceHealthCheck(orders.operations(), Time.system()).execute();
    }

    private void assertHealth(Result.Status status, String sentence) {
        Result result = health();
        assertEquals(status, result.getStatus(), result::toString);
        assertTrue(result.toString().contains(sentence), result::toString);
    }

    @Test
    void aQueueThatANodeSendsIsFine() {
        shared.crown(here, Handover.NOTHING);

        assertHealth(Result.Status.OK, "");
        assertEquals("jdbc", attribute("Store"));
        assertEquals("node-a", attribute("Node"));
        assertEquals("node-a", attribute("Sender"));
        assertEquals(false, attribute("WithoutSender"));
        assertEquals(0, attribute("Inbox"));
    }

    @Test
    void mailsThatAreNotDurableBeyondTheNodeAreCritical() {
        shared.saying("the database does not answer");

        assertHealth(Result.Status.CRITICAL, "Mails are not durable beyond this node: the database does not answer");
        assertEquals("the database does not answer", attribute("ClusterTrouble"));
        assertEquals(true, attribute("ClusterInTrouble"));
        assertEquals(true, attribute("WithoutSender"));
    }

    @Test
    void nodesThatDifferOrDoNotSendAreAWarning() {
        assertHealth(Result.Status.WARN, "No node sends the mails at present");
        shared.crown(here, Handover.NOTHING);
        shared.saying("", "the {} of node-a and node-b differ");

        assertHealth(Result.Status.WARN, "the {} of node-a and node-b differ");
        assertEquals(true, attribute("ClusterWarned"));
        assertEquals(List.of("the {} of node-a and node-b differ"), List.of((Object[]) attribute("Warnings")));
    }

    @Test
    void aNodeThatDoesNotSendTellsTheHoldOfTheOneThatDoes() {
        SharedMemoryStore other = shared.node("node-b");
        shared.depose();
        other.hold(Optional.of(new HeldQueue(
                "authentication", "535 5.7.8 refused", 1, Instant.now().plusSeconds(600))));

        assertHealth(Result.Status.CRITICAL, "535 5.7.8 refused");
        assertEquals("535 5.7.8 refused", attribute("HeldBecause"));
        shared.crown(here, Handover.NOTHING);
        assertHealth(Result.Status.OK, "");
    }

    @Test
    void theSendingIsHandedOverByJmx() throws Exception {
        InstanceFixture second = new InstanceFixture(server, folder.resolve("second")).with("store", "jdbc");
        SharedMemoryStore other = shared.node("node-b");
        second.in((settings, later) -> other).start();
        InstanceFixture.eventually(() -> other.listener() != null, "the other node");
        shared.crown(here, Handover.NOTHING);
        try {
            assertEquals("node-a", server().invoke(bean(), "handOver", new Object[0], new String[0]));
            assertEquals("node-b", attribute("Sender"));
        } finally {
            second.close();
        }
    }
}
