// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.FencedException;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Wish;

/** What a sender that does not know yet that it is none any more cannot change: only the database holds it back. */
class FencingTest extends DatabaseTestCase {

    private TestNode former;
    private QueueEntry mail;

    @BeforeEach
    void reign() throws Exception {
        former = drowsyNode("a").start().awaitReign();
        mail = former.mail("Hello");
        int before = former.listener.changed.get();
        former.sharing.wish(new Wish(Wish.Kind.DROP, Optional.of(mail)));
        TestNode.await("the wish to be heard of", () -> former.listener.changed.get() > before);
    }

    @Test
    void aFormerReignOfTheSameProcessIsOver() throws Exception {
        ask("UPDATE mailsender_sender SET epoch = epoch + 2");

        assertFenced();
    }

    @Test
    void anotherProcessMayHaveComeToTheSameEpoch() throws Exception {
        ask("UPDATE mailsender_sender SET incarnation = 'another'");

        assertFenced();
    }

    private void assertFenced() throws Exception {
        String before = all();
        List<Executable> writes = List.of(
                () -> former.store.saveState(mail, DeliveryState.NEW.deferred(Instant.now(), "451 later")),
                () -> former.store.end(mail, TestNode.failed()),
                () -> former.store.setAside(mail),
                () -> former.store.remove(mail));
        for (Executable write : writes) {
            assertThrows(FencedException.class, write);
            assertEquals(before, all());
        }
        assertEquals(List.of(), former.sharing.wishes());
        HeldQueue hold = new HeldQueue("auth", "535 no", 3, Instant.now().plusSeconds(60));
        former.sharing.hold(Optional.of(hold));
        former.listener.left = new Handover(Optional.of(hold), List.of());
        former.close();
        assertEquals(before, all());
    }

    private String all() {
        return ask("SELECT due, state FROM mailsender_mail; SELECT count(*) FROM mailsender_failed;"
                + " SELECT count(*) FROM mailsender_outcome; SELECT count(*) FROM mailsender_wish;"
                + " SELECT incarnation, epoch, hold_kind FROM mailsender_sender");
    }
}
