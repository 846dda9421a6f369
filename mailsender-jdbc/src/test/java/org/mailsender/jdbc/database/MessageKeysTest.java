// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;

class MessageKeysTest extends DatabaseTestCase {

    @Test
    void aKeyIsTakenWhileItsMailWaitsAndForADay() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry first = node.store.next(false, Optional.of("k"));
        assertInstanceOf(Storing.Stored.class, node.insert(first, "1", Optional.of("k"), 10));
        node.sharing.announced(first);
        QueueEntry second = node.store.next(false, Optional.of("k"));
        assertEquals(
                new Storing.Duplicate(OptionalLong.of(first.id())), node.insert(second, "2", Optional.of("k"), 10));

        node.store.end(first, TestNode.done());
        QueueEntry third = node.store.next(false, Optional.of("k"));
        assertEquals(new Storing.Duplicate(OptionalLong.empty()), node.insert(third, "3", Optional.of("k"), 10));
        ask("UPDATE mailsender_key SET done = now() - interval '23 hours'");
        assertEquals(new Storing.Duplicate(OptionalLong.empty()), node.insert(third, "3", Optional.of("k"), 10));
        ask("UPDATE mailsender_key SET done = now() - interval '25 hours'");
        assertInstanceOf(Storing.Stored.class, node.insert(third, "3", Optional.of("k"), 10));
    }

    @Test
    void theKeyOfAMailThatFailedIsFree() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry first = node.store.next(false, Optional.of("k"));
        node.insert(first, "1", Optional.of("k"), 10);
        node.store.end(first, TestNode.failed());
        QueueEntry second = node.store.next(false, Optional.of("k"));
        assertInstanceOf(Storing.Stored.class, node.insert(second, "2", Optional.of("k"), 10));
    }

    @Test
    void aMailOfTheInboxWhoseKeyIsTakenIsNotStored() throws Exception {
        TestNode node = node("a").start().awaitReign();
        QueueEntry first = node.store.next(false, Optional.of("k"));
        node.insert(first, "1", Optional.of("k"), 10);
        QueueEntry second = node.store.next(false, Optional.of("k"));
        StoredMail mail = new StoredMail(
                second, TestNode.record(second, "x", Optional.of("k")), DeliveryState.NEW, out -> out.write(1), 1);
        assertFalse(node.store.insertAgain(mail));
    }
}
