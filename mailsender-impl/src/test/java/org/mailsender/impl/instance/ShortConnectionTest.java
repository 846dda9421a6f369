// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** A server that takes only so many mails on one connection costs connections, and nothing else. */
class ShortConnectionTest extends InstanceTestCase {

    private static final int MAILS = 30;

    static Stream<Arguments> endings() {
        return Stream.of(1, 3)
                .flatMap(mails -> Stream.of("PIPELINING", "8BITMIME")
                        .flatMap(offer -> Stream.of("close", "reset", "421 to the next", "421 and close")
                                .map(ending -> Arguments.of(mails, offer, ending))));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyMailArrivesInOrderAtTheFirstAttempt(int mails, String offer, String ending) {
        server.offering(offer);
        Reaction closing = Reaction.reply("421 4.7.0 Too many mails on this connection");
        switch (ending) {
            case "close" -> server.taking(mails, Step.DOT, Reaction.drop());
            case "reset" -> server.taking(mails, Step.MAIL, Reaction.reset());
            case "421 to the next" -> server.taking(mails, Step.MAIL, closing);
            default -> server.taking(mails, Step.DOT, closing);
        }
        List<String> numbers = IntStream.rangeClosed(1, MAILS)
                .mapToObj(i -> String.format("S%02d", i))
                .toList();
        orders.start();
        numbers.forEach(orders::send);

        List<Event> done = orders.await("Done", MAILS);

        assertEquals(
                numbers,
                server.mails().stream().map(mail -> mail.header("Subject")).toList());
        assertEquals(
                numbers,
                done.stream().map(event -> event.getProperty("subject")).toList());
        assertEquals(
                List.of(1),
                done.stream()
                        .map(event -> event.getProperty("attempts"))
                        .distinct()
                        .toList());
        assertEquals(List.of(), orders.posted("Deferred"));
    }

    /** Nothing was served: another connection at once would be the first of many. */
    @Test
    void aServerThatClosesBeforeItServesIsLeftInPeace() {
        server.when(Step.MAIL).times(2).then(Reaction.drop());
        orders.start().send("one");

        assertEquals(3, orders.await("Done", 1).get(0).getProperty("attempts"));
        assertEquals(3, server.connections());
        assertEquals(2, orders.posted("Deferred").size());
    }

    /** The first mail ended without a word to the server, and yet the connection lay idle behind it. */
    @Test
    void anIdleConnectionThatTookNoMailYetMayBeClosedToo() {
        server.offering("SIZE 1000");
        orders.start().take(Map.of("message", "x".repeat(2000)));
        orders.await("Failed", 1);
        server.dropConnections();

        orders.send("two");

        assertEquals(1, orders.await("Done", 1).get(0).getProperty("attempts"));
    }

    @Test
    void the421ToTheDotIsForTheMailBeforeIt() {
        server.when(Step.DOT).containing("one").times(1).then(Reaction.reply("421 4.3.2 Shutting down"));
        orders.start();
        orders.send("one");
        orders.send("two");

        List<Event> done = orders.await("Done", 2);

        assertEquals(2, attempts(done, "one"));
        assertEquals(1, attempts(done, "two"));
        assertEquals(1, orders.posted("Deferred").size());
    }

    private static int attempts(List<Event> done, String subject) {
        return done.stream()
                .filter(event -> subject.equals(event.getProperty("subject")))
                .mapToInt(event -> (int) event.getProperty("attempts"))
                .sum();
    }
}
