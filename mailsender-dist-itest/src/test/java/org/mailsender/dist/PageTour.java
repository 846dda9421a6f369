// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** What an operator does on the page while a server is down, a recipient has gone, or a configuration is wrong. */
final class PageTour {

    private final Browser browser;
    private final ContainerProcess container;
    private final SmtpTestServer server;
    private final String configuration;

    PageTour(Browser browser, ContainerProcess container, SmtpTestServer server, String configuration) {
        this.browser = browser;
        this.container = container;
        this.server = server;
        this.configuration = configuration;
    }

    void go(Consumer<String> send) {
        // A mail that has arrived, but whose reply is under way, would wait again when its connection is dropped.
        container.eventually(
                () -> browser.shows("mailsender?instance=orders&view=transactions", "Done")
                        && browser.text().contains("Waiting (0)"),
                "an empty queue");
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down for <maintenance> ${appRoot}"));
        server.dropConnections();
        send.accept("Waiting");
        seen("mailsender?instance=orders&view=queued", "421 4.3.2 Down for <maintenance> ${appRoot}");
        assertContains("held", browser.text());
        assertEquals(List.of(), browser.flaws());
        test("failed: ");

        int before = server.mails().size();
        server.behave();
        browser.show("mailsender?instance=orders&view=queued");
        assertContains("1 mail is tried again.", browser.resultOf("Try all 1 again"));
        assertEquals("[two]Waiting", awaitSubject(before + 1));
        byHand(before + 1);
        test("all is well; nothing was sent");
        giveUp();
        refuse();
    }

    /** Presses the button, and waits for the steps. */
    private void test(String end) {
        browser.show("mailsender?instance=orders&view=test");
        browser.press("Test");
        browser.await(() -> browser.element("#steps").getText().contains(end), end);
        assertEquals(List.of(), browser.flaws());
    }

    private void byHand(int before) {
        browser.show("mailsender?instance=orders&view=send");
        browser.type("#recipients", "by.hand@example.com");
        browser.type("#subject", "By hand");
        browser.type("#message", "<p>Größe</p>");
        browser.element("#isHtml").click();
        browser.type("#more", "header.X-Reason=tried by hand");
        browser.press("Preview");
        assertContains("X-Reason", browser.element("#preview").getAttribute("textContent"));
        assertContains("<p>Größe</p>", browser.element("#preview").getText());
        assertEquals(List.of(), browser.flaws());
        assertEquals(before, server.mails().size());

        assertContains("Mail sent to 1 recipient(s)", browser.resultOf("Send"));
        assertEquals("[two]By hand", awaitSubject(before + 1));
        assertEquals("tried by hand", server.mails().get(before).header("X-Reason"));
        assertEquals(List.of("by.hand@example.com"), server.mails().get(before).recipients());

        browser.type("#recipients", "nobody");
        browser.type("#subject", "Kept");
        assertContains("recipients", browser.resultOf("Send"));
        assertEquals("Kept", browser.element("#subject").getAttribute("value"));
    }

    /** Two mails fail for one recipient; one is looked at and dropped, the other one retried. */
    private void giveUp() {
        server.when(Step.RCPT).containing("gone@").then(Reaction.reply("550 5.1.1 No such user"));
        for (String subject : List.of("First", "Second")) {
            browser.show("mailsender?instance=orders&view=send");
            browser.type("#recipients", "here@example.com, gone@example.com");
            browser.type("#subject", subject);
            browser.resultOf("Send");
        }
        seen("mailsender?instance=orders&view=failed", "1 of 2 have it");
        browser.follow("[two]First");
        browser.await(() -> browser.text().contains("has it here@example.com"), "who has it");
        assertContains("550 5.1.1 No such user", browser.text());
        assertEquals(List.of(), browser.flaws());
        browser.press("Drop…");
        browser.press("Keep");
        browser.press("Drop…");
        browser.element("dialog[open]");
        assertEquals(List.of(), browser.flaws());
        assertContains("1 mail was dropped.", browser.resultOf("Drop"));

        server.behave();
        int before = server.mails().size();
        browser.show("mailsender?instance=orders&view=failed");
        assertContains("1 mail is tried again.", browser.resultOf("Try all 1 again"));
        assertEquals("[two]Second", awaitSubject(before + 1));
        assertEquals(List.of("gone@example.com"), server.mails().get(before).recipients());
    }

    /** A wrong configuration is told on the page, with a link to its form. */
    private void refuse() {
        container.write("etc/org.mailsender-orders.cfg", configuration.replace("port = ", "port = 7"));
        seen("mailsender?instance=orders", "change refused");
        assertContains("port", browser.element("#refused").getText());
        browser.photograph("page-" + container.home().getFileName());
        browser.element("#configure").click();
        browser.element("[name=subjectPrefix]");
        container.write("etc/org.mailsender-orders.cfg", configuration);
        container.eventually(() -> browser.shows("mailsender?instance=orders", "ready"), "the good configuration");
    }

    private static void assertContains(String expected, String shown) {
        assertTrue(shown.contains(expected), () -> expected + " is not in: " + shown);
    }

    private void seen(String page, String text) {
        container.eventually(() -> browser.shows(page, text), text + " on " + page);
    }

    private String awaitSubject(int count) {
        return server.awaitMails(count, ContainerProcess.PATIENCE)
                .get(count - 1)
                .header("Subject");
    }
}
