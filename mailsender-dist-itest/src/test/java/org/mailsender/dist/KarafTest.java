// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

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

    @Test
    void theFeatureTurnsEventsIntoMails() {
        karaf.start();
        String version = System.getProperty("mailsender.version");
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + version + "/xml/features");
        String installed = karaf.shell("feature:install mailsender");
        assertFalse(installed.contains("Error"), installed);

        karaf.write("etc/org.mailsender-orders.cfg", configuration("[one]"));
        karaf.eventually(
                () -> karaf.shell("service:list org.mailsender.MailSender").contains("instance = orders"),
                "the instance");
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

        karaf.shell("feature:uninstall mailsender");
        karaf.eventually(() -> !karaf.shell("bundle:list -t 0").contains("MailSender"), "the end of the bundles");
        karaf.shell("feature:install mailsender");
        karaf.eventually(
                () -> karaf.shell("service:list org.mailsender.MailSender").contains("instance = orders"),
                "the instance after reinstallation");
        assertTrue(karaf.log().contains("Done after 1 attempt(s)"), "outcomes are in the log");
    }
}
