// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** Texts that are longer than what lies between us and the server. */
class LongTextTest extends InstanceTestCase {

    private static final String LINE = "All work and no play makes Jack a dull boy.\n";

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".\n", "..\n.", "no dot, and no end of line", "\n\n"})
    void itArrivesAsItWas(String end) {
        String message = LINE.repeat(20_000) + end;
        orders.start();

        orders.take(Map.of("subject", "first", "message", message));
        orders.take(Map.of("subject", "second", "message", message));
        orders.await("Done", 2);

        for (ReceivedMail mail : server.mails()) {
            String text = mail.text().replace("\r\n", "\n");
            String body = text.substring(text.indexOf("\n\n") + 2);
            assertEquals(message.stripTrailing(), body.stripTrailing());
        }
    }

    @Test
    void aServerThatStopsToReadIsLeft() {
        server.when(Step.TEXT).then(Reaction.silence());
        orders.with("readTimeoutSeconds", "600")
                .with("attemptTimeoutSeconds", "1")
                .start()
                .take(Map.of("subject", "long", "message", LINE.repeat(600_000)));

        Event deferred = orders.await("Deferred", 1).get(0);

        String error = deferred.getProperty("error").toString();
        assertTrue(error.contains("attemptTimeoutSeconds"), error);
    }
}
