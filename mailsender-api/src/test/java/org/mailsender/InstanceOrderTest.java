// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailsender.management.InstanceOrder;

/** Names are ordered as people do. */
class InstanceOrderTest {

    private final InstanceOrder order = new InstanceOrder();

    @Test
    void numbersCountByTheirValue() {
        List<String> sorted =
                Stream.of("orders-10", "orders-2", "Orders-1").sorted(order).toList();

        assertEquals(List.of("Orders-1", "orders-2", "orders-10"), sorted);
    }

    @Test
    void numbersLongerThanAnyNumberTypeAreComparedToo() {
        assertTrue(order.compare("a99999999999999999999", "a100000000000000000000") < 0);
        assertTrue(order.compare("a01b", "a1c") < 0);
        assertTrue(order.compare("a", "a1") < 0);
    }

    @Test
    void namesThatDifferAreNeverTheSame() {
        assertTrue(order.compare("a1", "A1") != 0);
        assertTrue(order.compare("a01", "a1") != 0);
        assertEquals(0, order.compare("a1", "a1"));
    }
}
