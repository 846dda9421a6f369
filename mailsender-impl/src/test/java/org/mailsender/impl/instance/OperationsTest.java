// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** What operators ask for while the server lets everybody wait. */
class OperationsTest extends InstanceTestCase {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void everyQuestionIsAnsweredAtOnceWhileTheServerHangs() throws Exception {
        server.when(Step.MAIL).then(Reaction.silence());
        orders.start();
        for (int i = 0; i < 5; i++) {
            orders.send("number " + i);
        }
        server.awaitCommand("MAIL", Duration.ofSeconds(30));
        Management management = orders.operations();

        assertEquals(
                5, assertTimeoutPreemptively(AT_ONCE, () -> management.status().queued()));
        assertEquals(
                5,
                assertTimeoutPreemptively(AT_ONCE, () -> management.ids(MailKind.QUEUED))
                        .size());
        assertTrue(assertTimeoutPreemptively(AT_ONCE, () -> management.ids(MailKind.FAILED))
                .isEmpty());
        assertTrue(assertTimeoutPreemptively(AT_ONCE, management::transactions).isEmpty());
        assertEquals(5, assertTimeoutPreemptively(AT_ONCE, () -> management.retry(MailKind.QUEUED, done -> true)));
        String last = management.ids(MailKind.QUEUED).get(4);
        assertTrue(assertTimeoutPreemptively(AT_ONCE, () -> management.drop(last)));
    }
}
