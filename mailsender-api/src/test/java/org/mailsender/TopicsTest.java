// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void aTopicIsTheInstanceAndTheKind() {
        assertEquals("orders/Send", Topics.of("orders", Topics.SEND));
        assertEquals("orders/Done", Topics.of("orders", Topics.DONE));
    }

    @Test
    void nullIsRefusedByNameInsteadOfBecomingAWord() {
        assertEquals(
                "instance",
                assertThrows(NullPointerException.class, () -> Topics.of(null, Topics.SEND))
                        .getMessage());
        assertEquals(
                "kind",
                assertThrows(NullPointerException.class, () -> Topics.of("orders", null))
                        .getMessage());
    }
}
