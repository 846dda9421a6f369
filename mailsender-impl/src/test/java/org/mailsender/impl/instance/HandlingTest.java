// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.store.QueueEntry;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** What operators do with many mails. */
class HandlingTest extends InstanceTestCase {

    private static final int MANY = 20_000;

    private Management failedMails(int count) throws IOException {
        server.when(Step.RCPT).then(Reaction.reply("550 5.1.1 No such user"));
        orders.start();
        for (int i = 0; i < count; i++) {
            orders.send("number " + i);
        }
        orders.await("Failed", count);
        InstanceFixture.eventually(() -> orders.status().failed() == count, "the failed mails");
        server.behave();
        return orders.operations();
    }

    private Management waitingMails(int count) {
        orders.with("retryDelaySeconds", "600").with("retryMaxDelaySeconds", "600");
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.1 Later"));
        orders.start();
        for (int i = 0; i < count; i++) {
            orders.send("number " + i);
        }
        orders.awaitDeferred(count);
        server.behave();
        return orders.operations();
    }

    @Test
    void failedMailsAreTriedAgainOrDroppedOneByOne() throws IOException {
        Management management = failedMails(3);
        List<String> ids = management.ids(MailKind.FAILED);

        assertTrue(management.drop(ids.get(0)));
        assertTrue(management.retry(ids.get(1)));
        orders.await("Done", 1);

        assertEquals(List.of(ids.get(2)), management.ids(MailKind.FAILED));
        assertEquals("number 1", orders.posted("Done").get(0).getProperty("subject"));
        assertFalse(management.drop(ids.get(0)), "it is gone");
        assertFalse(management.retry("none"));
    }

    @Test
    void onlyTheKindThatIsMeantIsDropped() throws IOException {
        Management management = failedMails(2);
        orders.with("enabled", "false").reconfigure();

        assertEquals(0, management.drop(MailKind.QUEUED, done -> true));
        assertEquals(2, management.drop(MailKind.FAILED, done -> true));
        assertEquals(0, orders.status().failed());
    }

    @Test
    void allThatFailedIsTriedAgainInItsOrder() throws IOException {
        Management management = failedMails(3);
        List<Integer> told = new ArrayList<>();

        assertEquals(3, management.retry(MailKind.FAILED, told::add));

        orders.await("Done", 3);
        assertEquals(List.of(1, 2, 3), told);
    }

    @Test
    void whoeverAsksMayBreakItOff() throws IOException {
        Management management = failedMails(3);

        assertEquals(2, management.drop(MailKind.FAILED, done -> done < 2));

        assertEquals(1, management.ids(MailKind.FAILED).size());
    }

    @Test
    void aMailThatCannotBeReadDoesNotStopTheOthers() throws IOException {
        Management management = failedMails(3);
        String damaged = management.ids(MailKind.FAILED).get(1);
        Files.writeString(orders.spool().resolve("failed").resolve(damaged + ".state"), "attempts: abc\r\n\r\n");

        MailStatus shown = management.mail(damaged).orElseThrow();
        IOException trouble = assertThrows(IOException.class, () -> management.retry(MailKind.FAILED, done -> true));

        assertTrue(shown.error().contains("is damaged"), shown.error());
        assertEquals(MailKind.FAILED, shown.kind());
        assertTrue(
                trouble.getMessage().startsWith("2 mail(s) were tried again, 1 could not be: "), trouble::getMessage);
        orders.await("Done", 2);
    }

    @Test
    void waitingMailsAreDroppedAsFailedWhichIsNoError() throws IOException {
        Management management = waitingMails(2);
        String before = orders.status().lastError();

        assertEquals(2, management.drop(MailKind.QUEUED, done -> true));

        orders.await("Failed", 2);
        assertEquals(
                "an operator dropped the mail", orders.posted("Failed").get(0).getProperty("error"));
        assertEquals(before, orders.status().lastError());
        assertEquals(0, orders.status().queued());
    }

    @Test
    void waitingMailsAreTriedAgainTogether() throws IOException {
        Management management = waitingMails(3);

        assertEquals(3, management.retry(MailKind.QUEUED, done -> true));

        orders.await("Done", 3);
    }

    @Test
    void anOperatorWhoIsInterruptedStopsAfterTheMailAndHarmsNoOther() throws IOException {
        Management management = waitingMails(3);
        Thread operator = Thread.currentThread();
        operator.interrupt();

        int dropped = management.drop(MailKind.QUEUED, done -> !operator.isInterrupted());

        assertTrue(Thread.interrupted());
        assertEquals(1, dropped);
        orders.await("Failed", 1);
        orders.send("afterwards");
        orders.await("Done", 1);
    }

    /** Counted, paged and looked at as a page does, without reading more than is shown. */
    @Test
    void twentyThousandFailedMailsAreCountedAndPagedAtOnce() throws IOException {
        Management management = failedMails(1);
        multiply(management.ids(MailKind.FAILED).get(0));

        assertTimeoutPreemptively(Duration.ofMillis(500), () -> management.ids(MailKind.FAILED));
        assertTimeoutPreemptively(Duration.ofMillis(500), () -> {
            List<String> ids = management.ids(MailKind.FAILED);
            assertEquals(MANY, orders.status().failed());
            for (String id : ids.subList(MANY - 50, MANY)) {
                assertEquals("number 0", management.mail(id).orElseThrow().subject());
            }
        });
    }

    private void multiply(String id) throws IOException {
        Path failed = orders.spool().resolve("failed");
        long first = Long.parseLong(id, Character.MAX_RADIX);
        for (int i = 1; i < MANY; i++) {
            Files.createLink(
                    failed.resolve(new QueueEntry(first + i, false, 0).idText() + ".eml"), failed.resolve(id + ".eml"));
        }
    }

    @Test
    void aMailThatSomeHaveShowsWhoHasItAndWhoNot() throws IOException {
        server.when(Step.RCPT).containing("<b@").then(Reaction.reply("550 5.1.1 No such user"));
        server.when(Step.RCPT).containing("<c@").then(Reaction.reply("450 4.2.1 Later"));
        orders.with("recipients", "a@example.com, b@example.com, c@example.com").start();
        orders.send("to three");
        orders.await("Deferred", 1);
        Management management = orders.operations();
        Optional<MailStatus> mail =
                management.mail(management.ids(MailKind.QUEUED).get(0));

        assertEquals(List.of("a@example.com"), mail.orElseThrow().accepted());
        assertEquals(
                List.of("b@example.com: 550 5.1.1 No such user"), mail.get().rejected());
        assertTrue(mail.get().recipients().contains("c@example.com"));
        assertEquals(MailKind.QUEUED, mail.get().kind());
        assertEquals("org.mailsender~orders", orders.status().pid());
    }

    private boolean restartInstance() {
        orders.instance().stop();
        orders.with("retryDelaySeconds", "1").start();
        orders.retryAll();
        orders.await("Done", 2);
        return true;
    }

    @Test
    void aStoppedInstanceLeavesTheRestToTheNextOne() throws IOException {
        Management former = waitingMails(3);

        assertEquals(1, former.drop(MailKind.QUEUED, done -> restartInstance()));

        orders.await("Failed", 1);
        assertEquals(1, orders.posted("Failed").size());
    }
}
