// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** A mail is accepted by 354 to DATA and 2yz to the dot, and by nothing else. */
class OutOfStepTest {

    private static final List<String> ONE = List.of("a@example.com");

    private final SmtpTestServer server = SmtpTestServer.start();
    private Submission submission;

    @BeforeEach
    void prepare() {
        submission = new Submission(server);
    }

    @AfterEach
    void close() {
        submission.close();
        server.close();
    }

    static Stream<Arguments> oddReplies() {
        List<Arguments> all = new ArrayList<>();
        List<String> never =
                List.of("000", "099", "100", "150", "199", "300", "354", "399", "600", "650", "999", "ok", "");
        Map<Step, List<String>> further = Map.of(
                Step.MAIL, List.of("334"),
                Step.RCPT, List.of("334"),
                Step.DATA, List.of("200", "250", "251", "299", "334", "353", "355"),
                Step.DOT, List.of("334"));
        for (boolean pipelined : new boolean[] {true, false}) {
            further.forEach((step, codes) -> Stream.concat(never.stream(), codes.stream())
                    .filter(code -> step != Step.DATA || !code.equals("354"))
                    .forEach(code -> all.add(Arguments.of(step, code, pipelined))));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("oddReplies")
    void anOddReplyIsNeverTakenForAcceptance(Step step, String code, boolean pipelined) throws Exception {
        offering(pipelined);
        server.when(step).times(1).then(Reaction.reply(code + " odd"));
        submission.open();

        List<AttemptResult> results = submission.transmit(List.of(ONE, ONE));

        assertEquals(0, server.mails().size());
        assertEquals(AttemptResult.Course.INTERRUPTED, results.get(0).course());
        assertEquals(List.of(), results.get(0).accepted());
        assertEquals(Map.of(), results.get(0).rejected());
        assertTrue(results.stream().skip(1).allMatch(AttemptResult.UNTOUCHED::equals), results::toString);
    }

    @ParameterizedTest
    @CsvSource({"GREETING,354", "GREETING,000", "GREETING,999", "EHLO,354", "EHLO,150", "EHLO,650"})
    void anOddGreetingIsNoConnection(Step step, String code) {
        server.when(step).then(Reaction.reply(code + " odd"));

        ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

        assertEquals(ServerTroubleException.Kind.UNREACHABLE, trouble.kind());
        assertTrue(trouble.getMessage().contains("odd"), trouble::getMessage);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplyToTheDotBeforeTheDotDoesNotAccept(boolean pipelined) throws Exception {
        offering(pipelined);
        server.when(Step.DATA).times(1).then(Reaction.reply("354 go", "250 accepted"));
        submission.open();

        AttemptResult result = submission.transmit(List.of(ONE, ONE)).get(0);

        assertEquals(List.of(), result.accepted());
        assertEquals(AttemptResult.Course.INTERRUPTED, result.course());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplyTooManyBehindTheDotLeavesTheNextMailUntouched(boolean pipelined) throws Exception {
        offering(pipelined);
        server.taking(1, Step.DOT, Reaction.reply("250 one too many"));
        submission.open();

        List<AttemptResult> results = submission.transmit(List.of(ONE, List.of("b@example.com"), ONE));

        assertEquals(ONE, results.get(0).accepted());
        assertTrue(results.stream().skip(1).allMatch(AttemptResult.UNTOUCHED::equals), results::toString);
        assertEquals(1, server.mails().size());
    }

    /** Lines that differ: the worse counts, at every step. */
    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "DOT"})
    void theWorseLineCounts(Step step) throws Exception {
        server.when(step).then(Reaction.reply((step == Step.DATA ? "354" : "250") + "-fine", "550 5.7.1 no"));
        submission.open();

        AttemptResult result = submission.transmit(List.of(ONE)).get(0);

        assertEquals(List.of(), result.accepted());
        assertEquals(550, result.rejected().get("a@example.com").code());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatRefusesRsetIsLeft(boolean pipelined) throws Exception {
        offering(pipelined);
        server.when(Step.RCPT).containing("b@").then(Reaction.reply("550 No such user"));
        server.when(Step.RSET).then(Reaction.reply("502 Not implemented"));
        submission.open();

        List<AttemptResult> results = submission.transmit(List.of(List.of("b@example.com"), ONE));

        assertEquals(550, results.get(0).rejected().get("b@example.com").code());
        assertEquals(AttemptResult.UNTOUCHED, results.get(1));
    }

    private void offering(boolean pipelined) {
        server.offering(pipelined ? "PIPELINING" : "8BITMIME");
    }
}
