// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may send is decided once the rows are locked, whatever was seen before. */
class TakingOverTest extends DatabaseTestCase {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Lease lease = new Lease("b", LONG);
    private Connecting connecting;
    private SenderTable senders;

    @BeforeEach
    void connect() {
        connecting = new Connecting(source(), connection -> new Schema(true).ensure(connection));
        connecting.start();
        senders = new SenderTable(connecting.house(), lease);
    }

    @AfterEach
    void disconnect() {
        connecting.close();
    }

    private boolean takes() throws Exception {
        return !senders.take(List.of(TestNode.INSTANCE)).isEmpty();
    }

    @Test
    void whoHasALeaseTakesOverFromNobodyWhoHasOne() throws Exception {
        NodeTable nodes = new NodeTable(connecting.house(), lease);
        assertTrue(nodes.claim());
        TestNode a = drowsyNode("a").start();
        a.awaitReign();

        assertFalse(takes());
        ask("UPDATE mailsender_node SET revoked = true WHERE name = 'a'");
        assertTrue(takes());
    }

    @Test
    void whoHasNoLeaseAnyMoreTakesOverNothing() throws Exception {
        assertTrue(new NodeTable(connecting.house(), lease).claim());
        ask("UPDATE mailsender_node SET revoked = true");

        assertFalse(takes());
    }

    @Test
    void aLeaseThatOthersHaveSeenRunOutIsNotRenewedButTakenAnew() throws Exception {
        TestNode a = node("a").start().awaitReign();
        ask("UPDATE mailsender_node SET revoked = true WHERE name = 'a'");
        TestNode.await("the reign to be over", () -> a.listener.over.get() == 1);
        a.awaitReign();

        assertEquals("2", ask("SELECT epoch FROM mailsender_sender"));
    }
}
