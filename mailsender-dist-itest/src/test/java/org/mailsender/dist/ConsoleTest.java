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
import org.mailsender.testserver.SmtpTestServer;

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
        assertSpeaksGerman(port, "karaf");

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
        assertSpeaksGerman(port, "admin");

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

        new PageTour(browser, container, server, configuration()).go(send);
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

    private static void assertSpeaksGerman(int port, String user) {
        try (Browser german = Browser.open(port, user, "de")) {
            german.show("mailsender?instance=orders&view=transactions");
            assertTrue(german.text().contains("bereit") && german.text().contains("Erledigt"), german.text());
        }
    }

    /** Neither plain nor as AUTH LOGIN and AUTH PLAIN send it. */
    private static void assertKeepsSecret(String place, String text) {
        for (String form : List.of(SECRET, base64(SECRET), base64("\0svc\0" + SECRET))) {
            assertFalse(text.contains(form), place + " shows the password");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
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
