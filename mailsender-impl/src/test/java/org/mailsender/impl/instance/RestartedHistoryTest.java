// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailsender.Transaction;
import org.mailsender.impl.testing.InstanceFixture;

/** What operators still see of the time before a restart. */
class RestartedHistoryTest extends InstanceTestCase {

    @Test
    void aRestartRemembersWhatBecameOfEarlierMails() {
        orders.start();
        orders.send("one");
        orders.await("Done", 1);
        InstanceFixture.eventually(() -> orders.operations().totals().succeeded() == 1, "the first transaction");
        orders.take(Map.of("recipients", "nobody"));
        orders.await("Failed", 1);

        orders.restart().send("two");
        InstanceFixture.eventually(() -> orders.operations().totals().succeeded() == 2, "the second transaction");

        assertEquals(
                List.of("two", "", "one"),
                orders.operations().transactions().stream()
                        .map(Transaction::subject)
                        .toList());
        assertEquals(1, orders.operations().totals().failed());
    }
}
