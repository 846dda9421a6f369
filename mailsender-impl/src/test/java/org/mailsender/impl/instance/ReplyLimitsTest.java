// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** How long we wait for a server's reply, and how much of it we read. */
class ReplyLimitsTest extends InstanceTestCase {

    @Test
    void aBlackHoleIsLeftAfterTheReadTimeout() {
        server.when(Step.MAIL).times(2).then(Reaction.silence());
        orders.with("readTimeoutSeconds", "1").start().send("one");

        Event deferred = orders.await("Deferred", 1).get(0);

        assertTrue(
                deferred.getProperty("error").toString().contains("in time"), () -> "" + deferred.getProperty("error"));
        orders.await("Done", 1);
    }

    @Test
    void aReplyOfOneByteASecondIsLeftAfterTheReadTimeout() {
        server.when(Step.RCPT)
                .times(2)
                .then(Reaction.drip(500, "250 2.1.5 Fine, but so very slow that nobody can wait"));
        orders.with("readTimeoutSeconds", "1").start().send("one");

        orders.await("Deferred", 1);
        orders.await("Done", 1);
    }

    @Test
    void anEndlessReplyIsCutOff() {
        server.when(Step.RCPT).times(1).then(Reaction.endless());
        orders.start().send("one");

        Event deferred = orders.await("Deferred", 1).get(0);

        assertTrue(
                deferred.getProperty("error").toString().contains("longer than any reply"),
                () -> "" + deferred.getProperty("error"));
        orders.await("Done", 1);
    }

    @Test
    void anAttemptThatTakesTooLongIsClosed() {
        server.when(Step.MAIL).times(1).then(Reaction.after(60_000, Reaction.reply("250 Ok")));
        orders.with("readTimeoutSeconds", "600")
                .with("attemptTimeoutSeconds", "1")
                .start()
                .send("one");

        Event deferred = orders.await("Deferred", 1).get(0);

        assertTrue(
                deferred.getProperty("error").toString().contains("attemptTimeoutSeconds"),
                () -> "" + deferred.getProperty("error"));
        orders.await("Done", 1);
    }
}
