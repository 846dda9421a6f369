// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** A server that takes its time does not shut our handler out of EventAdmin, which times all calls but the first. */
class SlowServerTest {

    private static final int EVENTS = 50;
    /** Together, the replies to one mail take longer than EventAdmin's five seconds. */
    private static final long DELAY_MILLIS = Long.getLong("slow.millis", 1500);

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Felix felix = new Felix();

    @AfterEach
    void close() throws Exception {
        felix.close();
        server.close();
    }

    @Test
    void everyEventIsTakenAtOnceAndEveryMailArrives() throws Exception {
        server.slowDown(DELAY_MILLIS);
        EventRecorder events = felix.closing(new EventRecorder(felix));
        Map<String, Object> properties = Felix.properties(server);
        properties.put("connections", 25);
        felix.create("orders", properties);
        long[] nanos = new long[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            long begin = System.nanoTime();
            felix.send("orders/Send", Map.of("subject", "mail " + i));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.println("A server that takes " + DELAY_MILLIS + " ms a reply: " + EVENTS
                + " events were taken, the slowest in " + nanos[EVENTS - 1] / 1_000_000 + " ms.");

        assertEquals(EVENTS, events.await("orders/Queued", EVENTS).size());
        server.slowDown(0);
        events.await("orders/Done", EVENTS);
        felix.send("orders/Send", Map.of("subject", "one more"));
        events.await("orders/Done", EVENTS + 1);
        assertTrue(nanos[EVENTS - 1] < 3_000_000_000L, "a handler took " + nanos[EVENTS - 1] + " ns");
    }
}
