// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.WaitingMail;

/** A queue that is longer than what a sender knows of it at a time. */
class LongQueueTest extends DatabaseTestCase {

    @Test
    void allOfItIsTakenInOrderByASenderThatIsToldToLookForMore() throws Exception {
        TestNode node = drowsyNode("a").start().awaitReign();
        QueueEntry first = node.mail("Hello");
        ask("INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, record, size, body)"
                + " SELECT instance, id + n, origin, manual, key_hash, record, size, body"
                + " FROM mailsender_mail, generate_series(1, 2499) AS n");
        node.forgetWindow();

        List<Long> taken = new ArrayList<>();
        while (taken.size() < 2500) {
            int before = node.listener.changed.get();
            List<WaitingMail> next = node.store.waiting();
            for (WaitingMail mail : next) {
                taken.add(mail.entry().id());
                node.store.end(mail.entry(), TestNode.done());
                node.store.published(mail.entry(), Ending.DONE);
            }
            if (taken.size() < 2500) {
                TestNode.await("more", () -> node.listener.changed.get() > before);
            }
        }

        assertEquals(taken.stream().distinct().sorted().toList(), taken);
        assertEquals(first.id() + 2499, taken.get(2499));
    }
}
