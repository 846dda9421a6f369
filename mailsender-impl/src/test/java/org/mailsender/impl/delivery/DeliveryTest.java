// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.StoredMail;

/** What a process that died has left is made good, and what operators drop has an outcome; no mail is sent here. */
class DeliveryTest extends DeliveryTestCase {

    private static final String A = "a@example.com";

    private final Delivery delivery = new Delivery(() -> settings, store, outcomes, services);

    @Test
    void anOutcomeThatWasOwedIsToldOnceAtTheStart() throws IOException {
        StoredMail done = store.mailTo(A);
        store.end(done.entry(), MailEnd.of(Ending.DONE, DeliveryState.NEW));
        StoredMail failed = store.mailTo(A);
        store.end(failed.entry(), MailEnd.of(Ending.FAILED, failed.state().givenUp(List.of(A), "550 5.1.1 Unknown")));
        journal.clear();
        delivery.start();

        assertEquals(List.of("done ", "published", "failed 550 5.1.1 Unknown", "published"), journal);
        journal.clear();
        new Delivery(() -> settings, store, outcomes, services).start();
        assertEquals(List.of(), journal);
        assertEquals(List.of(failed.entry()), store.failed().entries());
    }

    @Test
    void whatWaitsInTheStoreIsTheQueueAfterTheStart() throws IOException {
        configure("enabled", false);
        StoredMail first = store.mailTo(A);
        StoredMail second = store.mailTo(A);
        delivery.start();

        assertEquals(List.of(first.entry(), second.entry()), delivery.entries());
        assertEquals(Optional.of(first.entry()), delivery.first());
        assertEquals(2, delivery.size());
    }

    @Test
    void aMailThatAnOperatorDropsIsFailedForEveryRecipientThatDidNotGetIt() throws IOException {
        configure("enabled", false);
        StoredMail mail = store.mailTo(A, "b@example.com");
        store.saveState(mail.entry(), mail.state().afterAttempt(List.of(A), Map.of()));
        delivery.start();

        assertTrue(delivery.drop(mail.entry()));
        assertEquals(
                Map.of("b@example.com", "an operator dropped the mail"),
                outcomes.lastState().rejected());
        assertEquals(Optional.empty(), store.read(mail.entry()));
        assertEquals(0, delivery.size());
        assertFalse(delivery.drop(mail.entry()));
    }

    @Test
    void aMailThatSomebodyRemovedIsToldAndForgotten() throws IOException {
        configure("enabled", false);
        StoredMail mail = store.mailTo(A);
        delivery.start();
        store.remove(mail.entry());

        assertTrue(delivery.drop(mail.entry()));
        assertTrue(journal.contains("lost the spool file was removed by somebody else"), journal::toString);
    }
}
