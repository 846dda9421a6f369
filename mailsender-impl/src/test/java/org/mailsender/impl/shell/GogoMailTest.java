// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.instance.InstanceTestCase;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.management.MailKind;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** The commands as an operator types them, in Gogo itself, on an instance at work. */
class GogoMailTest extends InstanceTestCase {

    private Gogo gogo;

    @BeforeEach
    void open() {
        orders.with("retryDelaySeconds", "600").with("retryMaxDelaySeconds", "600");
        orders.start();
        gogo = new Gogo(Map.of("orders", orders.operations()), List.of());
    }

    @AfterEach
    void closeShell() {
        gogo.close();
    }

    private void assertShows(String expected, String line) throws Exception {
        String printed = gogo.run(line);
        assertTrue(printed.contains(expected), () -> expected + " is not in: " + printed);
    }

    private void assertRefused(String sentence, String line) {
        Exception refusal = assertThrows(Exception.class, () -> gogo.run(line));
        assertEquals(sentence, refusal.getMessage());
        assertEquals(sentence, refusal.toString(), "nothing but the sentence");
    }

    private String waiting(String... subjects) throws Exception {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.1 Later"));
        for (String subject : subjects) {
            orders.send(subject);
        }
        orders.awaitDeferred(subjects.length);
        server.behave();
        return orders.operations().ids(MailKind.QUEUED).get(0);
    }

    @Test
    void theInstancesArePrinted() throws Exception {
        assertShows("orders    ready  127.0.0.1:" + server.port(), "mail:list");
        assertRefused("'x' is one word too many", "mail:list x");
    }

    @Test
    void aMailIsSentWithEverythingThatAnEventMayBring() throws Exception {
        Path file = Files.writeString(folder.resolve("a b.csv"), "1;2");

        assertShows(
                "Mail sent to 1 recipient(s)",
                "mail:send orders -s 'By hand' 'Some <b>text</b>' -r x@example.com -a '" + file
                        + "' --html -p header.X-Shift=night");

        String text = server.mails().get(0).text();
        assertEquals("By hand", server.mails().get(0).header("Subject"));
        assertEquals("night", server.mails().get(0).header("X-Shift"));
        assertTrue(text.contains("To: x@example.com") && text.contains("a b.csv"), text);
    }

    @Test
    void whatIsWrongWithAMailIsOneSentence() {
        assertRefused("there is no instance 'nobody'; mail:list shows those there are", "mail:send nobody text");
        assertRefused(
                "there is no option --subject; there are --html, -a, -p, -r, -s, and behind -- nothing is taken for an"
                        + " option",
                "mail:send orders --subject X text");
        assertRefused("give the name of an instance; mail:list shows them", "mail:send");
        Exception refusal = assertThrows(Exception.class, () -> gogo.run("mail:send orders -r nobody text"));
        assertTrue(refusal.getMessage().startsWith("recipients: "), refusal::getMessage);
        assertTrue(server.mails().isEmpty());
    }

    @Test
    void waitingMailsAreListedOldestOrNewestFirst() throws Exception {
        waiting("first", "second", "third");

        String oldest = gogo.run("mail:queue orders -n 2");
        String newest = gogo.run("mail:queue --newest orders -n 1");

        assertTrue(oldest.contains("first") && oldest.contains("second") && !oldest.contains("third"), oldest);
        assertTrue(oldest.contains("The oldest 2 of 3 mails; -n 3 shows all"), oldest);
        assertTrue(newest.contains("third") && !newest.contains("second"), newest);
        assertTrue(newest.contains("450 4.2.1 Later"), newest);
        assertShows("No mail has failed.", "mail:failed orders");
    }

    @Test
    void aMailIsShownRetriedAndDropped() throws Exception {
        String id = waiting("first", "second");

        assertShows("Subject: first", "mail:show orders " + id);
        assertShows("Last reply: 450 4.2.1 Later", "mail:show orders " + id);
        assertShows("1 mail(s) dropped.", "mail:drop orders " + id);
        assertRefused(
                "no mail has the id '" + id + "'; mail:queue and mail:failed list them", "mail:show orders " + id);
        assertRefused("no mail has the id 'x'; mail:queue and mail:failed list them", "mail:drop orders x");
        assertShows("0 mail(s) dropped.", "mail:drop orders failed");
        assertShows("1 mail(s) tried again.", "mail:retry orders queued");
        orders.await("Done", 1);
        InstanceFixture.eventually(() -> orders.status().queued() == 0, "an empty queue");
        assertShows("0 mail(s) tried again.", "mail:retry orders");
    }

    @Test
    void aQueueThatNobodySharesIsHandedToNobody() throws Exception {
        waiting("first");
        assertRefused(
                "no other node shares the queue of orders, because no store is configured for it; there is nobody to hand"
                        + " the sending over to",
                "mail:yield orders");
    }

    @Test
    void anInterruptStopsAfterTheMailAndSaysHowManyWereDone() throws Exception {
        waiting("first", "second", "third");
        Thread.currentThread().interrupt();

        Refused end = assertThrows(
                Refused.class,
                () -> Treating.drop().treat(new Screen(System.out, 0), orders.operations(), Scope.of("all")));

        assertEquals("broken off: 1 of 3 mail(s) dropped", end.getMessage());
        assertFalse(Thread.interrupted(), "the shell goes on");
        assertEquals(2, orders.status().queued());
    }

    @Test
    void mailsAreExportedForTheirOwnerAndNothingIsOverwritten() throws Exception {
        String id = waiting("first", "second");
        Path target = folder.resolve("export");
        Path file = target.resolve(id + ".eml");

        assertShows("1 mail(s) exported.", "mail:export orders " + id + " " + target);
        assertTrue(Files.readString(file).contains("Subject: first"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertRefused(
                "'" + file + "' is there already; remove it, or choose another folder",
                "mail:export orders " + id + " " + target);
        String all = gogo.run("mail:export orders all " + target);
        assertTrue(all.contains("1 file(s) were there already, and stay as they are."), all);
        assertTrue(all.contains("1 mail(s) exported."), all);
        assertRefused(
                "no mail has the id '../x'; mail:queue and mail:failed list them", "mail:export orders ../x " + target);
    }

    @Test
    void aPreviewShowsTheMailOfAnEvent() throws Exception {
        String preview = gogo.run("mail:preview orders subject=Hello 'message=A text' recipients=b@example.com");

        assertTrue(preview.contains("to b@example.com"), preview);
        assertTrue(preview.contains("Subject: Hello") && preview.contains("\nA text\n"), preview);
        assertRefused("'Hello' is not of the form name=value", "mail:preview orders Hello");
        assertTrue(server.mails().isEmpty());
    }

    @Test
    void aTestPrintsItsStepsAndEndsWithTheReason() throws Exception {
        assertShows("greeted; the server offers ", "mail:test orders");
        server.when(Step.RCPT).then(Reaction.reply("550 5.1.1 No such user"));
        assertShows("refused: 550 5.1.1 No such user", "mail:test orders b@example.com");
    }

    @Test
    void transactionsNameSubjectAndRecipients() throws Exception {
        orders.send("An order");
        orders.await("Done", 1);
        // The event is posted first.
        InstanceFixture.eventually(() -> !orders.operations().transactions().isEmpty(), "the transaction");

        assertShows("Done     a@example.com  An order  Mail sent to 1 recipient(s)", "mail:transactions");
        assertShows("orders: 1 Done, 0 Failed since ", "mail:transactions orders");
    }

    @Test
    void theOutputCanBePiped() throws Exception {
        assertEquals(gogo.run("mail:list"), gogo.run("mail:list | test:echo"));
    }
}
