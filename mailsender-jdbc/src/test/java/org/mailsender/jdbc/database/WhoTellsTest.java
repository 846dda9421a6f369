// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;

/** Which node tells what became of a mail. */
class WhoTellsTest extends DatabaseTestCase {

    @Test
    void theOutcomeOfAMailIsToldByTheNodeThatTookIt() throws Exception {
        TestNode a = node("a").start().awaitReign();
        TestNode b = node("b").start();
        QueueEntry entry = b.mail("Hello");
        int before = b.listener.owed.get();
        assertEquals(Telling.LATER, a.store.end(entry, TestNode.done()));

        TestNode.await("b to hear of it", () -> b.listener.owed.get() > before);
        assertEquals(List.of(), a.store.owed(Ending.DONE));
        assertEquals(List.of(entry), b.store.owed(Ending.DONE));
        b.store.published(entry, Ending.DONE);
        assertEquals(List.of(), b.store.owed(Ending.DONE));
        TestNode.await(
                "it to be forgotten",
                () -> ask("SELECT count(*) FROM mailsender_outcome").equals("0"));
    }

    @Test
    void aNewNodeIsKnownBeforeItTakesMailsSoThatNobodyTellsTheirOutcomesInItsPlace() throws Exception {
        makeTables();
        assertKnownBeforeItTakesMails();
    }

    @Test
    void aNodeThatWasSilentIsKnownAgainBeforeItTakesMails() throws Exception {
        makeTables();
        ask("INSERT INTO mailsender_node VALUES ('b', 'former', now() - interval '1 hour', true)");
        assertKnownBeforeItTakesMails();
    }

    private void makeTables() {
        node("a").start().awaitReign().close();
    }

    private void assertKnownBeforeItTakesMails() throws Exception {
        try (Connection other = source().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE mailsender_node IN SHARE MODE");
            TestNode b = node("b").start();

            assertThrows(AwayException.class, () -> b.mail("Hello"));
            other.rollback();
            TestNode.await("b to be known", () -> !b.store.isAway() && isKnown("b"));
            b.mail("Hello");
        }
    }

    private boolean isKnown(String node) {
        return ask("SELECT count(*) FROM mailsender_node WHERE until > now() - interval '1 minute' AND name = '" + node
                        + "'")
                .equals("1");
    }

    @Test
    void theSenderTellsTheOutcomesOfASilentNodeWhoseCopyIsNotSentAgain() throws Exception {
        TestNode a = node("a").start().awaitReign();
        QueueEntry entry;
        try (TestNode b = node("b").start()) {
            entry = b.mail("Hello");
            TestNode.await(
                    "b to be known",
                    () -> ask("SELECT count(*) FROM mailsender_node").equals("2"));
        }
        assertEquals(Telling.LATER, a.store.end(entry, TestNode.done()));
        assertEquals(List.of(), a.store.owed(Ending.DONE));
        TestNode.await("the outcome to be a's", () -> a.owed(Ending.DONE).equals(List.of(entry)));
        a.store.published(entry, Ending.DONE);
        assertEquals(List.of(), a.store.owed(Ending.DONE));
        TestNode.await(
                "it to be written",
                () -> ask("SELECT count(told) FROM mailsender_outcome").equals("1"));

        TestNode again = node("b").start();
        StoredMail copy = new StoredMail(
                entry, TestNode.record(entry, "x", Optional.empty()), DeliveryState.NEW, out -> out.write(1), 1);
        TestNode.await("b to be back", () -> !again.store.isAway());
        assertTrue(again.store.insertAgain(copy));
        assertEquals(List.of(), again.sharing.queued());
    }
}
