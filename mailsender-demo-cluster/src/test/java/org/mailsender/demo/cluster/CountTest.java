// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The demo's verdict is worth nothing if its count misses a loss. */
class CountTest {

    @Test
    void anOrderThatWasAcceptedAndNeverArrivedIsMissingAlsoIfItIsToldAsDone() {
        Count count = Count.of(
                List.of("Queued A-1 cluster", "Queued A-2 node", "Done A-1 null", "Done A-2 null"), List.of("A-1"));

        assertEquals(Set.of("A-2"), count.missing());
        assertEquals(1, count.inInboxes());
    }

    @Test
    void whatArrivesTwiceIsOneMailAndOneDouble() {
        Count count = Count.of(List.of("Queued A-1 cluster"), List.of("A-1", "A-1"));

        assertEquals(1, count.distinctArrived());
        assertEquals(1, count.doubles());
        assertEquals(0, count.outOfOrder());
    }

    @Test
    void anEndIsToldOnce() {
        Count count = Count.of(
                List.of("Queued A-1 cluster", "Queued B-1 cluster", "Failed A-1 null", "Failed A-1 null"), List.of());

        assertEquals(Set.of("B-1"), count.untold());
        assertEquals(1, count.toldTwice());
        assertEquals(Set.of("A-1"), count.failed());
    }

    @Test
    void orderIsThatOfEachNode() {
        Count count = Count.of(List.of(), List.of("A-1", "B-9", "A-3", "A-2", "B-10"));

        assertEquals(1, count.outOfOrder());
    }
}
