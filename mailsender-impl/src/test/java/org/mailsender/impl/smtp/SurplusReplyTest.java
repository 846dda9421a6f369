// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.testserver.SmtpTestServer;

/** After a reply too many each one is taken for the answer to another command: none of them may count. */
class SurplusReplyTest {

    private static final List<String> TWO = List.of("a@example.com", "b@example.com");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 mail/250 surplus | 250 a         | 550 b        | 354 go",
                "250 mail/250 surplus | 550 a         | 250 b        | 354 go",
                "250 mail             | 250 a/250 two | 550 b        | 354 go",
                "250 mail             | 550 a/550 two | 250 b        | 354 go",
                "250 mail             | 250 a         | 550 b/550 no | 354 go",
                "250 mail             | 250 a         | 250 b/550 no | 354 go",
                "550 mail/250 mail    | 250 a         | 250 b        | 354 go",
                "250 mail             | 250 a         | 250 b        | 250 data",
                "250 mail             | 250 a         | 250 b        | 354 go/250 accepted",
            })
    void nobodyIsAcceptedOrRejected(String mail, String a, String b, String data) throws Exception {
        String[] replies = {"220 hi", "250-hi/250 PIPELINING", mail, a, b, data, "250 more", "250 more", "250 more"};
        for (int i = 0; i < replies.length; i++) {
            replies[i] = replies[i].replace("/", "\r\n");
        }
        try (ScriptedServer server = ScriptedServer.saying(replies);
                SmtpTestServer unused = SmtpTestServer.start();
                Submission submission = new Submission(unused).with("port", server.port())) {
            submission.open();

            AttemptResult result = submission.transmit(List.of(TWO)).get(0);

            assertEquals(AttemptResult.Course.INTERRUPTED, result.course());
            assertEquals(List.of(), result.accepted());
            assertEquals(Map.of(), result.rejected());
            assertEquals(2, result.deferred().size());
        }
    }

    @Test
    void aRefusalOfTheTextCountsIfTheServerIsInStep() throws Exception {
        for (String reset : List.of("250 ok", "502 not known", "421 bye")) {
            try (ScriptedServer server = ScriptedServer.saying(
                            "220 hi", "250-hi\r\n250 PIPELINING", "250 mail", "250 a", "250 b", "554 no", reset);
                    SmtpTestServer unused = SmtpTestServer.start();
                    Submission submission = new Submission(unused).with("port", server.port())) {
                submission.open();

                AttemptResult result = submission.transmit(List.of(TWO)).get(0);

                assertEquals(TWO, result.rejected().keySet().stream().sorted().toList());
            }
        }
    }

    @Test
    void aServerThatSpeaksBeforeItIsAskedIsLeft() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("220 hi\r\n250 hi", "250 hi", "250 mail");
                SmtpTestServer unused = SmtpTestServer.start();
                Submission submission = new Submission(unused).with("port", server.port())) {

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertTrue(trouble.getMessage().contains("without being asked"), trouble::getMessage);
        }
    }
}
