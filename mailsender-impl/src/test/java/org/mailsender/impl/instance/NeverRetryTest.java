// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** With a retry age of zero every trouble is the end of a mail, and none of it is tried at the server again. */
class NeverRetryTest extends InstanceTestCase {

    @BeforeEach
    void never() {
        orders.with("retryMaxAgeSeconds", "0").with("retryDelaySeconds", "3600").with("retryMaxDelaySeconds", "3600");
    }

    @Test
    void aServerThatIsDownFailsEachMailAtOnce() {
        server.close();
        orders.start();
        orders.send("one");
        orders.await("Failed", 1);
        orders.send("two");

        List<Event> failed = orders.await("Failed", 2);
        assertTrue(failed.get(1).getProperty("error").toString().contains("refused the connection"));
        assertEquals(List.of(), orders.posted("Deferred"));
        InstanceFixture.eventually(() -> orders.status().queued() == 0, "an empty queue");
    }

    @Test
    void refusedCredentialsFailTheMailsThatComeMeanwhileWithoutAnotherTry() {
        server.requiring(Map.of("app", "right"));
        orders.with("userName", "app").with("password", "wrong").start();
        orders.send("one");
        orders.await("Failed", 1);
        long tries = logins();
        orders.send("two");
        orders.send("three");

        List<Event> failed = orders.await("Failed", 3);
        assertTrue(failed.get(2).getProperty("error").toString().contains("refused the credentials"));
        assertEquals(tries, logins());
        assertEquals(1, orders.posted("Held").size());
        assertEquals("authentication", orders.posted("Held").get(0).getProperty("kind"));
    }

    private long logins() {
        return server.commands().stream()
                .filter(command -> command.startsWith("AUTH"))
                .count();
    }

    @Test
    void aRecipientThatIsRefusedForNowFailsAtOnce() {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.0 Later"));
        orders.start().send("one");

        assertEquals("450 4.2.0 Later", orders.await("Failed", 1).get(0).getProperty("error"));
    }
}
