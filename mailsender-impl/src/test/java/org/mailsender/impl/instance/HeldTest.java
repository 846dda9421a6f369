// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** A queue that rests says so once, whatever the reason, and says when it goes on. */
class HeldTest extends InstanceTestCase {

    private Event held(String kind) {
        Event held = orders.await("Held", 1).get(0);
        assertEquals(kind, held.getProperty("kind"));
        assertEquals("orders.Held", held.getProperty("eventName"));
        assertEquals(1, held.getProperty("queued"));
        assertTrue((Long) held.getProperty("nextAttempt") > 0);
        assertNull(held.getProperty("messageId"));
        assertNull(held.getProperty("recipients"));
        return held;
    }

    @Test
    void aServerThatIsDownIsToldOnceAndThatItIsBack() {
        int port = server.port();
        server.close();
        orders.with("retryMaxDelaySeconds", "1").start().send("one");
        held("unreachable");
        orders.await("Deferred", 2);
        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            Event resumed = orders.await("Resumed", 1).get(0);
            orders.await("Done", 1);

            assertTrue((Long) resumed.getProperty("heldMillis") > 0);
            assertEquals(1, orders.posted("Held").size());
            assertEquals(1, back.mails().size());
        }
    }

    @Test
    void theMailThatMetAServerThatWasDownIsStillTheFirstAfterARestart() {
        int port = server.port();
        server.close();
        orders.at(new MovableTime()).with("retryMaxDelaySeconds", "3600").start();
        orders.send("one");
        orders.await("Deferred", 1);
        orders.send("two");
        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            orders.restart();
            orders.await("Done", 2);

            assertEquals(
                    List.of("one", "two"),
                    back.mails().stream().map(mail -> mail.header("Subject")).toList());
        }
    }

    @Test
    void refusedCredentialsAndAWishForThemAreToldAlike() {
        server.requiring(Map.of("app", "right"));
        orders.with("userName", "app").with("password", "wrong").start().send("one");
        String refused = held("authentication").getProperty("error").toString();
        assertTrue(refused.contains("535"), refused);
        orders.await("Deferred", 1);
    }

    @Test
    void aWishForCredentialsAtTheFirstMailHoldsTheQueueToo() {
        server.when(Step.MAIL).then(Reaction.reply("530 5.7.0 Authentication required"));
        orders.start().send("one");
        String wanted = held("authentication").getProperty("error").toString();

        assertTrue(wanted.contains("530"), wanted);
        orders.await("Deferred", 1);
        assertEquals(List.of(), orders.posted("Failed"));
    }

    @Test
    void encryptionThatCannotBeHadIsToldToo() {
        orders.with("useSsl", "true").start().send("one");

        assertTrue(held("tls").getProperty("error").toString().contains("STARTTLS"));
    }
}
