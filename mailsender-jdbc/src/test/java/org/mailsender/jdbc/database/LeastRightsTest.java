// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Wish;
import org.mailsender.testserver.store.MailStoreContract;

/** The store as a user who has no more rights than the SQL of the guide gives. */
class LeastRightsTest extends DatabaseTestCase implements MailStoreContract {

    private GuidedDatabase database;
    private TestNode present;

    @BeforeEach
    void follow() throws Exception {
        database = new GuidedDatabase(server);
    }

    private DataSource as(String user) {
        return database.as(user);
    }

    private TestNode node(DataSource source, String name, boolean createSchema) {
        return closed(new TestNode(
                source,
                new DatabaseSettings(name, LEASE, Duration.ofSeconds(3), Duration.ofMillis(500), createSchema)));
    }

    private static String trouble(TestNode node) {
        TestNode.await("the refusal", () -> node.database.trouble().isPresent());
        return node.database.trouble().orElseThrow();
    }

    @Override
    public MailStore open() {
        if (present == null) {
            database.createTables();
        } else {
            present.close();
        }
        present = node(as(GuidedDatabase.USER), "a", false).start().awaitReign();
        return present.store;
    }

    @Test
    void nodesDoTogetherWhatTheyDo() throws Exception {
        database.createTables();
        TestNode a = node(as(GuidedDatabase.USER), "a", false).start().awaitReign();
        TestNode b = node(as(GuidedDatabase.USER), "b", false).start();
        QueueEntry entry = b.mail("x".repeat(300_000));
        TestNode.await("b to see a", () -> b.sharing.census().sender().equals("a"));
        Optional<HeldQueue> hold = Optional.of(new HeldQueue("auth", "535 no", 1, Instant.EPOCH));
        a.sharing.hold(hold);
        TestNode.await("the hold", () -> b.sharing.census().hold().equals(hold));
        b.sharing.wish(new Wish(Wish.Kind.RETRY, Optional.of(entry)));
        TestNode.await("the wish", () -> !a.wishes().isEmpty());
        assertEquals("a", b.sharing.handOver());
        b.awaitReign();
        assertEquals(1, b.sharing.queued().size());
        b.store.end(entry, TestNode.failed());
        b.store.failed().drop(entry);
    }

    @Test
    void whatIsOldIsForgotten() throws Exception {
        database.createTables();
        database.run("INSERT INTO mailsender_key VALUES ('orders', 1, 1, now() - interval '25 hours')");
        Connecting connecting = new Connecting(as(GuidedDatabase.USER), connection -> {});
        connecting.start();
        new Retention(connecting.house()).sweep();
        connecting.close();

        database.run("SELECT 1 / (count(*) = 0)::int FROM mailsender_key");
    }

    @Test
    void aRightThatLacksIsNamedUntilItIsGranted() throws Exception {
        database.createTables();
        TestNode node = node(as(GuidedDatabase.USER), "a", false).start().awaitReign();
        database.run("REVOKE INSERT, DELETE ON mailsender_mail FROM mailsender");
        assertThrows(AwayException.class, () -> node.insert(node.next(), "1"));
        TestNode.await(
                "the sentence",
                () -> trouble(node)
                        .equals("the database's user mailsender lacks the right to DELETE on mailsender_mail, INSERT on"
                                + " mailsender_mail; let the owner of the tables grant SELECT, INSERT, UPDATE and DELETE on"
                                + " all of them"));

        database.run("GRANT INSERT, DELETE ON mailsender_mail TO mailsender");
        TestNode.await("the database", () -> node.database.trouble().isEmpty());
        node.mail("2");
    }

    @Test
    void aUserWhoMayNotCreateTheTablesIsTold() {
        String sentence = trouble(node(as(GuidedDatabase.USER), "a", true));

        assertTrue(
                sentence.startsWith("the database's user may not create the tables of MailSender, ERROR: "), sentence);
        assertTrue(
                sentence.endsWith(
                        "; let their owner create them as the documentation says, and set createSchema to false"),
                sentence);
    }
}
