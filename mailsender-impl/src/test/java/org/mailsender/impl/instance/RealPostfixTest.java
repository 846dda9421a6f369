// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/**
 * What a real Postfix makes of the envelope: it relays to the server of the tests, what it bounces included. {@code
 * src/test/servers/postfix-up.sh} installs it; where that cannot be, these tests are left out, and say so.
 */
class RealPostfixTest {

    private static SmtpTestServer relay;
    private static RealServers postfix;

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeAll
    static void startServers(@TempDir Path work) {
        relay = SmtpTestServer.start();
        postfix = RealServers.postfix(work, relay.port());
        String obstacle = postfix.start();
        if (!obstacle.isEmpty()) {
            System.out.println("A real Postfix is left out: " + obstacle);
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
        relay.when(Step.RCPT).containing("nobody@").then(Reaction.reply("550 5.1.1 No such user"));
    }

    @AfterAll
    static void stopServers() {
        postfix.stop();
        relay.close();
    }

    @BeforeEach
    void prepare() {
        orders = new InstanceFixture(relay, folder.resolve("orders"))
                .with("port", postfix.submissionPort())
                .with("sender", "app@example.com")
                .with("readTimeoutSeconds", "20");
    }

    @AfterEach
    void close() {
        orders.close();
    }

    /** The notification for a recipient, as soon as Postfix has sent it. */
    private static ReceivedMail notification(String recipient) {
        InstanceFixture.eventually(() -> !notifications(recipient).isEmpty(), "a notification for " + recipient);
        return notifications(recipient).get(0);
    }

    private static List<ReceivedMail> notifications(String recipient) {
        return relay.mails().stream()
                .filter(mail -> mail.header("Content-Type").startsWith("multipart/report"))
                .filter(mail -> text(mail).contains("Final-Recipient: rfc822; " + recipient))
                .toList();
    }

    private static String text(ReceivedMail mail) {
        return new String(mail.content(), StandardCharsets.UTF_8);
    }

    @Test
    void aBounceGoesToTheBounceAddressAndNamesTheMail() {
        orders.with("bounceAddress", "bounces@example.com")
                .with("notify", "FAILURE")
                .start()
                .take(Map.of("recipients", "nobody@example.com", "message", "the text of the mail"));
        String id = orders.await("Queued", 1).get(0).getProperty("messageId").toString();

        ReceivedMail bounce = notification("nobody@example.com");

        assertEquals(List.of("bounces@example.com"), bounce.recipients());
        assertTrue(text(bounce).contains("Original-Recipient: rfc822;nobody@example.com"), () -> text(bounce));
        assertTrue(
                text(bounce).contains("Original-Envelope-Id: " + id.substring(1, id.indexOf('.'))), () -> text(bounce));
        assertTrue(!text(bounce).contains("the text of the mail"), "header fields alone were asked for");
    }

    @Test
    void aDeliveryIsNotifiedWhereThatWasAskedFor() {
        orders.with("notify", new String[] {"success", "failure"}).start().take(Map.of("recipients", "a@example.com"));

        assertEquals(List.of("app@example.com"), notification("a@example.com").recipients());
    }

    @Test
    void nobodyHearsOfAMailWithoutReversePath() {
        orders.with("bounceAddress", "<>").start();
        orders.take(Map.of("recipients", List.of("nobody@example.com", "b@example.com"), "subject", "unbounced"));
        orders.await("Done", 1);
        orders.close();
        prepare();
        orders.with("notify", "FAILURE").start().take(Map.of("recipients", "nobody@example.org"));

        notification("nobody@example.org");
        assertTrue(relay.mails().stream()
                .filter(mail -> "unbounced".equals(mail.header("Subject")))
                .allMatch(mail -> mail.sender().isEmpty()));
    }
}
