// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** The commands in Karaf as scripts and people run them: printed, with a status, with help and completion. */
class KarafShellTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final KarafProcess karaf = new KarafProcess("karaf-shell");

    @AfterEach
    void close() {
        karaf.close();
        server.close();
    }

    private void startAnInstance() {
        karaf.start();
        String version = System.getProperty("mailsender.version");
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + version + "/xml/features");
        karaf.shell("feature:install mailsender");
        karaf.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1\nport = " + server.port()
                        + "\nsender = app@example.com\nrecipients = ops@example.com\nretryDelaySeconds = 600\n");
        karaf.eventually(() -> karaf.shell("mail:list").contains("orders"), "the instance");
    }

    private static void assertShows(String expected, String output) {
        assertTrue(output.contains(expected), () -> expected + " is not in: " + output);
    }

    @Test
    void commandsPrintAndEndWithAStatus() throws Exception {
        startAnInstance();
        KarafProcess.Answer list = karaf.client("mail:list");
        assertEquals(0, list.status(), list::toString);
        assertShows("orders    ready  127.0.0.1:" + server.port(), list.output());

        KarafProcess.Answer refused = karaf.client("mail:queue nobody");
        assertNotEquals(0, refused.status(), refused::toString);
        assertShows("there is no instance 'nobody'; mail:list shows those there are", refused.output());
        assertFalse(refused.output().contains("Exception"), refused::toString);

        KarafProcess.Answer unknown = karaf.client("mail:send orders --subject X text");
        assertNotEquals(0, unknown.status(), unknown::toString);
        assertTrue(server.mails().isEmpty(), "an unknown option is no text");

        KarafProcess.Answer sent = karaf.client("mail:send orders Some text -s 'By hand' -p header.X-Shift=night");
        assertEquals(0, sent.status(), sent::toString);
        assertShows("Mail sent to 1 recipient(s)", sent.output());
        assertEquals("night", server.mails().get(0).header("X-Shift"));
        assertShows("By hand", karaf.failure("mail:transactions"));
        lookAtTheMails();
        complete();
    }

    private void lookAtTheMails() throws Exception {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.1 Later"));
        karaf.shell("event:send orders/Send subject=waiting message=Hello");
        karaf.eventually(() -> karaf.failure("mail:queue orders").contains("450 4.2.1 Later"), "the deferral");
        String queue = karaf.failure("mail:queue -n 5 orders --newest");
        String id = queue.lines()
                .filter(line -> line.contains("waiting"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];

        assertShows("Subject: waiting", karaf.failure("mail:show orders " + id));
        assertShows("Subject: other", karaf.failure("mail:preview orders subject=other message=text"));
        Path folder = karaf.home().resolve("exported");
        assertShows("1 mail(s) exported.", karaf.failure("mail:export orders queued " + folder));
        assertShows("Subject: waiting", Files.readString(folder.resolve(id + ".eml")));
        karaf.type("mail:show ord\t" + id.substring(0, 6) + "\t\r", "Subject: waiting");
        assertShows("1 mail(s) dropped.", karaf.failure("mail:drop orders " + id));
        assertShows("No mail waits.", karaf.failure("mail:queue orders"));
    }

    private void complete() {
        karaf.type("mail:retry orders que\t\r", "0 mail(s) tried again.");
        String help = karaf.failure("mail:send --help");
        for (String option : List.of("-r", "-s", "-a", "-p", "--html")) {
            assertShows(option, help);
        }
    }
}
