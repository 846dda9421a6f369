// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** The Web Consoles of Karaf and of Felix in a real browser: the form, and the page for operators. */
class ConsoleTest {

    private static final String SECRET = "CANARY-7f3a";

    private final SmtpTestServer server = SmtpTestServer.start();
    private ContainerProcess container;
    private Browser browser;

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (container != null) {
            container.close();
        }
        server.close();
    }

    private String configuration() {
        return "mailServer = 127.0.0.1\nport = " + server.port() + "\nsender = app@example.com\n"
                + "recipients = ops@example.com\nsubjectPrefix = [one]\nretryDelaySeconds = 600\n"
                + "userName = svc\npassword = $[secret:smtp]\n";
    }

    @Test
    void anOperatorConfiguresAndWatchesInKaraf() {
        int port = KarafProcess.freePort();
        KarafProcess karaf = new KarafProcess("karaf-console");
        container = karaf;
        karaf.write(
                "etc/org.ops4j.pax.web.cfg",
                "org.osgi.service.http.port = " + port + "\norg.ops4j.pax.web.listening.addresses = 127.0.0.1\n");
        karaf.write("etc/smtp", SECRET + "\n");
        browser = Browser.open(port, "karaf", "en");
        karaf.start();
        String version = System.getProperty("mailsender.version");
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + version + "/xml/features");
        String installed = karaf.shell("feature:install mailsender-webconsole");
        assertFalse(installed.contains("Error"), installed);

        operate(subject -> karaf.shell("event:send orders/Send subject=" + subject));

        for (String command :
                new String[] {"scr:list", "service:list", "mail:list", "mail:transactions", "log:display"}) {
            assertKeepsSecret(command, karaf.shell(command));
        }
        assertKeepsSecret("the log", karaf.log());
    }

    @Test
    void anOperatorConfiguresAndWatchesInFelix() {
        int port = KarafProcess.freePort();
        FelixProcess felix = new FelixProcess("felix-console");
        container = felix;
        felix.replace("conf/config.properties", "[8080,8099]", Integer.toString(port));
        felix.write("secrets/smtp", SECRET);
        browser = Browser.open(port, "admin", "en");
        felix.start();

        operate(this::send);

        assertKeepsSecret("the log", felix.output());
    }

    /** Felix has no command that posts an event; its console's page does the same. */
    private void send(String subject) {
        browser.show("mailsender?instance=orders&view=send");
        browser.type("#send #subject", subject);
        browser.resultOf("Send");
    }

    private void operate(Consumer<String> send) {
        server.requiring(Map.of("svc", SECRET));
        container.write("etc/org.mailsender-orders.cfg", configuration());
        seen("mailsender", "orders");
        send.accept("Hello");
        assertEquals("[one]Hello", awaitSubject(1));

        browser.show("configMgr/org.mailsender~orders");
        browser.type("[name=subjectPrefix]", "[two]");
        browser.photograph("form-" + container.home().getFileName());
        browser.press("Save");
        container.eventually(
                () -> {
                    int before = server.mails().size();
                    send.accept("Again");
                    return awaitSubject(before + 1).equals("[two]Again");
                },
                "a mail by the new settings");

        watch(send);
        for (String page : new String[] {
            "mailsender?instance=orders",
            "status-Services.txt",
            "status-Configurations.txt",
            "status-scr.txt",
            "components"
        }) {
            browser.show(page);
            assertKeepsSecret(page, browser.source());
        }
    }

    /** Neither plain nor as AUTH LOGIN and AUTH PLAIN send it. */
    private static void assertKeepsSecret(String place, String text) {
        for (String form : List.of(SECRET, base64(SECRET), base64("\0svc\0" + SECRET))) {
            assertFalse(text.contains(form), place + " shows the password");
        }
    }

    private static void assertContains(String expected, String shown) {
        assertTrue(shown.contains(expected), () -> expected + " is not in: " + shown);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void watch(Consumer<String> send) {
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
        container.write("etc/org.mailsender-orders.cfg", configuration().replace("port = ", "port = 7"));
        seen("mailsender?instance=orders", "change refused");
        assertContains("port", browser.element("#refused").getText());
        browser.photograph("page-" + container.home().getFileName());
        browser.element("#configure").click();
        browser.element("[name=subjectPrefix]");
        container.write("etc/org.mailsender-orders.cfg", configuration());
        container.eventually(() -> browser.shows("mailsender?instance=orders", "ready"), "the good configuration");
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
