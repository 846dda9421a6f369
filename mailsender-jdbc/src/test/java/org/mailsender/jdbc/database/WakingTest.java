// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Telling;
import org.mailsender.store.Wish;

/** What nodes hear of one another at once, although by themselves they would look after a minute only. */
class WakingTest extends DatabaseTestCase {

    @Test
    void theSenderHearsOfAMailAndOfAWishOfAnotherNode() throws Exception {
        TestNode sender = drowsyNode("a").start().awaitReign();
        TestNode other = drowsyNode("b").start();
        QueueEntry mail = other.mail("Hello");
        TestNode.await("the mail", () -> sender.listener.changed.get() > 0 && sender.waits(mail));

        int before = sender.listener.changed.get();
        other.sharing.wish(new Wish(Wish.Kind.RETRY, Optional.of(mail)));
        TestNode.await("the wish", () -> sender.listener.changed.get() > before);
    }

    @Test
    void theNodeThatTookAMailHearsOfItsOutcome() throws Exception {
        TestNode sender = drowsyNode("a").start().awaitReign();
        TestNode other = drowsyNode("b").start();
        QueueEntry mail = other.mail("Hello");
        int before = other.listener.owed.get();
        assertEquals(Telling.LATER, sender.store.end(mail, TestNode.done()));

        TestNode.await("the outcome", () -> other.listener.owed.get() > before);
    }

    @Test
    void whenTheSenderLeavesOrIsToYieldAnotherOneTakesOver() throws Exception {
        TestNode first = drowsyNode("a").start().awaitReign();
        TestNode second = drowsyNode("b").start();
        TestNode.await(
                "b to join", () -> ask("SELECT count(*) FROM mailsender_member").equals("2"));
        assertEquals("a", second.sharing.handOver());
        second.awaitReign();

        TestNode third = drowsyNode("c").start();
        TestNode.await(
                "c to join", () -> ask("SELECT count(*) FROM mailsender_member").equals("3"));
        first.close();
        second.close();
        third.awaitReign();
    }
}
