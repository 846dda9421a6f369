// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** What is under way when a node hands the sending over. */
class HandOverTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final SharedMemory shared = new SharedMemory(new MemoryStore(Time.system(), new ArrayList<>()));
    private final SharedMemoryStore node = shared.node("node-a");

    @TempDir
    private Path folder;

    private InstanceFixture orders;

    @BeforeEach
    void start() {
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("store", "jdbc")
                .in((settings, later) -> node)
                .start();
        InstanceFixture.eventually(() -> node.listener() != null, "the store");
        shared.crown(node, Handover.NOTHING);
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    @Test
    void aMailUnderWayIsFinishedBeforeTheNextNodeSends() {
        server.when(Step.DOT).then(Reaction.after(300, Reaction.reply("250 2.0.0 Ok")));
        orders.send("one");
        server.awaitCommand("DATA", InstanceFixture.PATIENCE);
        shared.takeAway();

        assertEquals(List.of(), node.queued());
        orders.await("Done", 1);
        assertEquals(List.of(), orders.posted("Deferred"));
    }

    @Test
    void aConnectionThatIsBrokenOffForItHoldsNoQueue() {
        server.when(Step.GREETING).then(Reaction.silence());
        orders.send("one");
        InstanceFixture.eventually(() -> server.connections() > 0, "a connection");
        Handover left = shared.takeAway();

        assertEquals(Optional.empty(), left.hold());
        assertEquals(List.of(), shared.holds());
        assertEquals(List.of(), orders.posted("Held"));
        assertEquals(1, node.queued().size());
    }

    @Test
    void aMailThatTakesTooLongIsTheNextNodesToTry() {
        server.when(Step.MAIL).then(Reaction.silence());
        orders.send("one");
        server.awaitCommand("MAIL", InstanceFixture.PATIENCE);
        shared.takeAway();

        assertEquals(1, node.queued().size());
        server.behave();
        shared.crown(node, Handover.NOTHING);
        orders.await("Done", 1);
    }

    @Test
    void aStoppedNodeLeavesItsMailsToAnother() {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.1 Later"));
        orders.send("one");
        orders.await("Deferred", 1);
        orders.close();

        assertEquals(1, shared.node("node-b").queued().size());
        assertFalse(node.reigns());
    }
}
