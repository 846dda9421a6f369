// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Telling;

/** No outcome is told before its mail's Queued, however fast a sender is. */
class OvertakingTest extends DatabaseTestCase {

    @Test
    void anOutcomeThatOvertakesIsOwedWhenQueuedIsTold() throws Exception {
        TestNode node = drowsyNode("a").start().awaitReign();
        QueueEntry mail = node.next();
        node.insert(mail, "Hello");
        assertEquals(Telling.LATER, node.store.end(mail, TestNode.done()));
        assertEquals(List.of(), node.store.owed(Ending.DONE));

        int before = node.listener.owed.get();
        node.sharing.announced(mail);
        TestNode.await("the outcome", () -> node.listener.owed.get() > before);
        assertEquals(List.of(mail), node.store.owed(Ending.DONE));
    }
}
