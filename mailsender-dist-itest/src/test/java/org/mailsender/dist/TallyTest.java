// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.ReceivedMail;

/** The judge over several nodes convicts the guilty. */
class TallyTest {

    private static final List<String> HEARD = List.of(
            "posted 0.1 in 3",
            "orders/Queued 0.1 durable=cluster",
            "orders/Queued 0.2 durable=node",
            "orders/Queued 0.3",
            "orders/Queued 0.4",
            "other/Queued 0.9",
            "orders/Deferred 0.4 attempts=1",
            "orders/Done 0.1",
            "orders/Done 0.1",
            "orders/Failed 0.3 error=no");

    private static ReceivedMail mail(String subject, String id) {
        byte[] content =
                ("Subject: " + subject + "\r\nMessage-ID: " + id + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        return new ReceivedMail("", List.of(), content, Instant.EPOCH, 1, "", false);
    }

    private static Tally tally(ReceivedMail... mails) {
        return new Tally("orders", HEARD, List.of(mails));
    }

    @Test
    void whatWasQueuedAndDidNotArriveIsLost() {
        assertEquals(Set.of("0.2", "0.3", "0.4"), tally(mail("0.1", "a")).lost());
        assertEquals(Set.of("0.2"), tally(mail("0.1", "a")).lost("durable=node"));
        assertEquals(Set.of(), tally(mail("0.1", "a")).lost("durable=cluster"));
    }

    @Test
    void everyEndIsToldOnceAndTrue() {
        Tally tally = tally(mail("0.1", "a"), mail("0.3", "c"));

        assertEquals(Set.of("0.2", "0.4"), tally.untold());
        assertEquals(Set.of("0.3"), tally.contradicted());
        assertEquals(1, tally.repeats());
    }

    @Test
    void aDoubleIsCountedAndMustHaveTheSameId() {
        Tally tally = tally(mail("0.1", "a"), mail("0.1", "a"), mail("0.2", "b"), mail("0.2", "c"));

        assertEquals(2, tally.doubles());
        assertEquals(Set.of("0.2"), tally.strangers());
    }

    @Test
    void onlyWhatWasDeferredMayComeBehindLaterOnesOfItsNode() {
        assertEquals(
                1, tally(mail("0.3", "c"), mail("0.2", "b"), mail("1.1", "x")).inversions());
        assertEquals(
                0, tally(mail("0.5", "e"), mail("0.4", "d"), mail("0.5", "e")).inversions());
    }
}
