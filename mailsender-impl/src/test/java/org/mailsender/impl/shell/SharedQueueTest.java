// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.MemoryStore;
import org.mailsender.impl.testing.SharedMemory;
import org.mailsender.impl.testing.SharedMemoryStore;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.MailKind;
import org.mailsender.store.Handover;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** The commands at a node that does not send, on a queue that it shares with the one that does. */
class SharedQueueTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final SharedMemory shared = new SharedMemory(new MemoryStore(Time.system(), new ArrayList<>()));
    private final SharedMemoryStore sending = shared.node("node-a");
    private final SharedMemoryStore other = shared.node("node-b");

    @TempDir
    private Path folder;

    private InstanceFixture sender;
    private InstanceFixture idle;
    private Gogo gogo;

    @BeforeEach
    void start() {
        sender = instance(sending, "a");
        idle = instance(other, "b");
        shared.crown(sending, Handover.NOTHING);
        gogo = new Gogo(Map.of("orders", idle.operations()), List.of());
    }

    private InstanceFixture instance(SharedMemoryStore store, String name) {
        InstanceFixture instance = new InstanceFixture(server, folder.resolve(name))
                .with("store", "jdbc")
                .with("retryDelaySeconds", "600")
                .with("retryMaxDelaySeconds", "600")
                .in((settings, later) -> store)
                .start();
        InstanceFixture.eventually(() -> store.listener() != null, "the store of " + name);
        return instance;
    }

    @AfterEach
    void close() {
        gogo.close();
        sender.close();
        idle.close();
        server.close();
    }

    private void defer(String... subjects) {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.1 Later"));
        for (String subject : subjects) {
            sender.send(subject);
        }
        sender.awaitDeferred(subjects.length);
        server.behave();
    }

    private List<String> ids() throws Exception {
        return idle.operations().ids(MailKind.QUEUED);
    }

    private void assertShows(String expected, String line) throws Exception {
        String printed = gogo.run(line);
        assertTrue(printed.contains(expected), () -> expected + " is not in: " + printed);
    }

    private void assertRefused(String sentence, String line) {
        assertEquals(
                sentence, assertThrows(Exception.class, () -> gogo.run(line)).getMessage());
    }

    @Test
    void theListTellsNodesAndWhatIsToBeMended() throws Exception {
        shared.saying("the database does not answer", "the configurations of node-a and node-b differ");
        List<String> lines = gogo.run("mail:list").lines().toList();

        assertEquals(
                "INSTANCE  STATE  SERVER",
                lines.get(0).replaceAll(" {3,}", "  ").substring(0, 23));
        assertTrue(lines.get(0).endsWith("SENT  STORE  NODE    SENDER  LAST ERROR"), lines.get(0));
        assertTrue(lines.get(1).contains("0     jdbc   node-b  node-a"), lines.get(1));
        assertEquals(
                List.of(
                        "orders: the database does not answer",
                        "orders: the configurations of node-a and node-b differ"),
                lines.subList(2, 4));
    }

    @Test
    void mailsThatAnotherNodeSendsAreSeenAndExported() throws Exception {
        defer("first", "second");
        String id = ids().get(0);

        assertShows("450 4.2.1 Later", "mail:queue orders");
        assertShows("Subject: first", "mail:show orders " + id);
        assertShows("2 mail(s) exported.", "mail:export orders all " + folder.resolve("out"));
        assertTrue(Files.readString(folder.resolve("out").resolve(id + ".eml")).contains("Subject: first"));
    }

    @Test
    void mailsThatAnotherNodeSendsAreRetriedAndDropped() throws Exception {
        defer("first", "second", "third", "fourth");
        String dropped = ids().get(0);

        assertShows("1 mail(s) dropped.", "mail:drop orders " + dropped);
        assertShows("1 mail(s) tried again.", "mail:retry orders " + ids().get(0));
        sender.await("Done", 1);
        assertEquals("second", server.mails().get(0).header("Subject"));
        InstanceFixture.eventually(() -> idle.status().queued() == 2, "the two others");
        assertShows("2 mail(s) dropped.", "mail:drop orders all");
        assertEquals(List.of(), ids());
    }

    @Test
    void whatFailedIsRetriedAndDroppedAnywhere() throws Exception {
        server.when(Step.RCPT).then(Reaction.reply("550 5.1.1 No"));
        sender.send("first");
        sender.send("second");
        sender.await("Failed", 2);
        server.behave();
        InstanceFixture.eventually(() -> idle.status().failed() == 2, "two failed mails");
        String id = idle.operations().ids(MailKind.FAILED).get(0);

        assertShows("1 mail(s) tried again.", "mail:retry orders " + id);
        sender.await("Done", 1);
        assertShows("1 mail(s) dropped.", "mail:drop orders failed");
        assertEquals(0, idle.status().failed());
    }

    @Test
    void nobodyDropsMailsWhileNobodySends() {
        defer("first");
        shared.takeAway();

        assertRefused(
                "no node sends at present; the one that will is asked to drop 1 mail(s)", "mail:drop orders queued");
    }

    @Test
    void theSendingIsHandedOverFromAnyNode() throws Exception {
        String printed = gogo.run("mail:yield orders");
        assertEquals(
                List.of("node-a sent the mails of orders until now.", "node-b sends them from now on."),
                printed.lines().toList());

        sender.send("taken by a");
        server.awaitMails(1, InstanceFixture.PATIENCE);
        idle.await("Done", 1);
        sender.close();
        assertRefused("no other node has the queue open", "mail:yield orders");
    }
}
