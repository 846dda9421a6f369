// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.testing.LiveFolder;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What of a server's words becomes visible. */
class ServerWordsTest extends InstanceTestCase {

    private static final String CANARY = "CANARY/pass";

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "DOT"})
    void aPasswordThatTheServerRepeatsReachesNeitherEventsNorSpool(Step step) throws IOException {
        server.requiring(Map.of("svc", CANARY));
        server.when(step)
                .times(1)
                .then(Reaction.reply(
                        "451 4.7.1 " + CANARY + " AHN2YwBDQU5BUlkvcGFzcw== Q0FOQVJZL3Bhc3M= CANARY%2Fpass"));
        server.when(step).then(Reaction.reply("550-5.7.1 no", "550 5.7.1 for " + CANARY));
        orders.with("userName", "svc").with("password", CANARY).start().send("one");

        orders.await("Failed", 1);

        Stream.of(orders.posted("Deferred"), orders.posted("Failed"), orders.transactions())
                .flatMap(List::stream)
                .forEach(ServerWordsTest::assertShowsNoSecret);
        assertAbsent(orders.status().toString());
        LiveFolder.contents(folder).values().forEach(ServerWordsTest::assertAbsent);
    }

    private static void assertShowsNoSecret(Event event) {
        for (String name : event.getPropertyNames()) {
            Object value = event.getProperty(name);
            assertAbsent(value instanceof Object[] array ? Arrays.toString(array) : "" + value);
        }
    }

    private static void assertAbsent(String text) {
        for (String form : List.of(CANARY, "Q0FOQVJZL3Bhc3M", "BDQU5BUlkvcGFzcw", "CANARY%2Fpass")) {
            assertFalse(text.contains(form), text);
        }
    }

    @Test
    void aReplyIsShownInItsOwnLetters() {
        server.when(Step.RCPT)
                .then(Reaction.raw("550 Empfänger \u0085unbekannt\u009b\u202e\r\n".getBytes(StandardCharsets.UTF_8)));
        orders.start().send("one");

        assertEquals(
                "550 Empfänger ?unbekannt??", orders.await("Failed", 1).get(0).getProperty("error"));
    }

    @Test
    void sixtyThousandBlanksHoldNobodyUp() {
        server.when(Step.RCPT).then(Reaction.reply("550 no" + " ".repeat(60_000) + "such user"));
        orders.start();
        for (int i = 0; i < 20; i++) {
            orders.send("mail " + i);
        }

        assertTrue(orders.await("Failed", 20, Duration.ofSeconds(15))
                .get(0)
                .getProperty("error")
                .toString()
                .startsWith("550 no"));
    }
}
