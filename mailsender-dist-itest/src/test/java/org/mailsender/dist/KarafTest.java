// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** A fresh Karaf: feature in, configuration dropped, event, mail, change, feature out. */
class KarafTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final KarafProcess karaf = new KarafProcess("karaf");

    @AfterEach
    void close() {
        karaf.close();
        server.close();
    }

    private String configuration(String prefix) {
        return "mailServer = 127.0.0.1\nport = " + server.port() + "\nsender = app@example.com\n"
                + "recipients = ops@example.com\nsubjectPrefix = " + prefix + "\n";
    }

    private void startWithTheFeature() {
        karaf.start();
        String version = System.getProperty("mailsender.version");
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + version + "/xml/features");
        String installed = karaf.shell("feature:install mailsender");
        assertFalse(installed.contains("Error"), installed);
    }

    private void awaitService(String what) {
        karaf.eventually(
                () -> karaf.shell("service:list org.mailsender.MailSender").contains("instance = orders"), what);
    }

    private void configureBillingByTheShell() {
        karaf.shell("config:edit --factory --alias billing org.mailsender;"
                + "config:property-set mailServer 127.0.0.1; config:property-set port " + server.port()
                + "; config:property-set sender app@example.com; config:property-set recipients b@example.com;"
                + "config:update");
        karaf.eventually(() -> karaf.shell("mail:list").contains("billing"), "the instance of config:edit");
    }

    @Test
    void theFeatureTurnsEventsIntoMails() {
        startWithTheFeature();

        karaf.write("etc/org.mailsender-orders.cfg", configuration("[one]"));
        awaitService("the instance");
        karaf.shell("event:send orders/Send subject=Hello message=World isHtml=false");
        assertEquals(
                "[one]Hello",
                server.awaitMails(1, ContainerProcess.PATIENCE).get(0).header("Subject"));

        karaf.write("etc/org.mailsender-orders.cfg", configuration("[two]"));
        karaf.eventually(
                () -> {
                    karaf.shell("event:send orders/Send subject=Again");
                    return server.mails().stream()
                            .anyMatch(mail -> mail.header("Subject").equals("[two]Again"));
                },
                "a mail by the changed configuration");

        configureBillingByTheShell();
        int before = server.mails().size();
        karaf.shell("event:send billing/Send subject=Invoice");
        server.awaitMails(before + 1, ContainerProcess.PATIENCE);
        assertTrue(
                server.mails().stream().anyMatch(mail -> mail.header("Subject").equals("Invoice")));

        karaf.write(
                "etc/org.mailsender~reports.cfg.json",
                "{\"mailServer\": \"127.0.0.1\", \"port\": " + server.port()
                        + ", \"useSsl\": false, \"sender\": \"app@example.com\"}");
        karaf.eventually(() -> karaf.shell("mail:list").contains("reports"), "the instance of the JSON file");

        assertTrue(Files.exists(karaf.home().resolve("etc/org.mailsender-example.cfg.off")), "the example");
        karaf.shell("feature:uninstall mailsender");
        karaf.eventually(() -> !karaf.shell("bundle:list -t 0").contains("MailSender"), "the end of the bundles");
        karaf.shell("feature:install mailsender");
        awaitService("the instance after reinstallation");
        assertLogged("is Done after 1 attempt(s)");
        assertLogged("orders: started; sends to 127.0.0.1:" + server.port() + ", takes orders/Send, 0 mail(s) waiting");
        assertLogged("orders: changed; sends to 127.0.0.1:" + server.port() + ", takes orders/Send");
        assertLogged("orders: stopped");
    }

    private void assertLogged(String expected) {
        assertTrue(karaf.log().contains(expected), () -> expected + " is not in the log: " + karaf.log());
    }

    private void assertViewersOnlyLook() {
        karaf.become("viewer");
        assertShows("held until", karaf.shell("mail:list"));
        assertShows("number4", karaf.shell("mail:queue orders"));
        for (String command :
                List.of("drop orders all", "retry orders all", "send orders text", "test orders", "preview orders")) {
            karaf.failure("mail:" + command);
        }
        String queue = karaf.shell("mail:queue orders");
        assertEquals(5, queue.lines().filter(line -> line.contains("]number")).count(), queue);
        karaf.become("karaf");
    }

    private static void assertShows(String expected, String output) {
        assertTrue(output.contains(expected), () -> expected + " is not in: " + output);
    }

    @Test
    void operatorsSeeRetryAndDropFromTheShell() {
        startWithTheFeature();
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down for maintenance"));
        karaf.write("etc/org.mailsender-orders.cfg", configuration("[one]") + "retryDelaySeconds = 600\n");
        karaf.eventually(() -> karaf.shell("mail:list").contains("orders"), "the instance");
        for (int i = 0; i < 5; i++) {
            karaf.shell("event:send orders/Send subject=number" + i);
        }

        karaf.eventually(() -> karaf.shell("mail:list").contains("held until"), "the hold");
        String queue = karaf.shell("mail:queue orders");
        assertEquals(5, queue.lines().filter(line -> line.contains("]number")).count(), queue);
        assertEquals(
                5,
                queue.lines()
                        .filter(line -> line.contains("421 4.3.2 Down for maintenance"))
                        .count(),
                queue);
        String help = karaf.shell("mail:retry --help");
        assertTrue(
                help.contains("Tries waiting and failed mails again at once") && help.contains("Id of a mail"), help);
        assertShows("there is no instance 'nobody'", karaf.failure("mail:queue nobody"));
        assertShows("does not serve for now: 421 4.3.2", karaf.failure("mail:test orders"));

        assertViewersOnlyLook();

        server.behave();
        String test = karaf.shell("mail:test orders");
        assertTrue(test.contains("greeted; the server offers ") && test.contains("nothing was sent"), test);
        assertShows("5 mail(s) tried again.", karaf.shell("mail:retry orders all"));
        server.awaitMails(5, ContainerProcess.PATIENCE);
        karaf.eventually(() -> karaf.shell("mail:queue orders").contains("No mail waits."), "an empty queue");
        karaf.type("mail:queue ord\t\r", "No mail waits.");
        String sent = karaf.shell("mail:send orders -s \"By hand\" -r x@example.com Some text");
        assertTrue(sent.contains("Mail sent to 1 recipient(s)"), sent);
        assertEquals("[one]By hand", server.mails().get(5).header("Subject"));
        String transactions = karaf.shell("mail:transactions orders");
        assertEquals(
                6, transactions.lines().filter(line -> line.contains(" Done ")).count(), transactions);
    }
}
