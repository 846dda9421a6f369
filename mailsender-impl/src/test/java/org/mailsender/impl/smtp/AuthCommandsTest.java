// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** How a server's ways with AUTH end, and what of ours it may repeat. */
class AuthCommandsTest {

    private static final String CANARY = "CANARY-pass";

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Submission submission =
            new Submission(server).with("userName", "svc").with("password", CANARY);

    @AfterEach
    void close() {
        submission.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 1", "LOGIN, 2", "NTLM, 6"})
    void aServerThatAsksForEverIsLeft(String mechanism, int responses) {
        List<String> script = new ArrayList<>(List.of("220 hi", "250-hi\r\n250 AUTH " + mechanism));
        script.addAll(Collections.nCopies(100, "334 "));
        try (ScriptedServer endless = ScriptedServer.saying(script.toArray(String[]::new))) {
            submission.with("port", endless.port());

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertEquals(Kind.AUTHENTICATION, trouble.kind());
            List<String> lines = endless.heard().subList(1, endless.heard().size());
            assertTrue(lines.get(0).startsWith("AUTH " + mechanism), lines::toString);
            assertTrue(lines.size() <= 1 + responses + 1, lines::toString);
            assertEquals("*", lines.get(lines.size() - 1));
        }
    }

    @Test
    void theOldFormOfTheOfferIsUnderstood() throws Exception {
        try (ScriptedServer old = ScriptedServer.saying("220 hi", "250-hi\r\n250 AUTH=LOGIN PLAIN", "235 welcome")) {
            submission.with("port", old.port());

            submission.open();

            assertTrue(old.heard().get(1).startsWith("AUTH PLAIN "), old.heard()::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void aSecretThatTheServerRepeatsIsNotShown(String mechanism) {
        String refusal = "535-" + CANARY + "\r\n535 5.7.8 " + base64(CANARY) + " " + base64("\0svc\0" + CANARY) + " no";
        List<String> script = new ArrayList<>(List.of("220 hi", "250-hi\r\n250 AUTH " + mechanism));
        script.addAll(mechanism.equals("LOGIN") ? List.of("334 VXNlcg==", "334 UGFzcw==", refusal) : List.of(refusal));
        try (ScriptedServer telltale = ScriptedServer.saying(script.toArray(String[]::new))) {
            submission.with("port", telltale.port());

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertFalse(trouble.getMessage().contains("CANARY"), trouble::getMessage);
            assertFalse(trouble.getMessage().contains(base64(CANARY)), trouble::getMessage);
            assertFalse(trouble.getMessage().contains(base64("\0svc\0" + CANARY)), trouble::getMessage);
            assertTrue(trouble.getMessage().contains("535-******** 535 5.7.8 ********"), trouble::getMessage);
        }
    }

    @Test
    void aShortSecretIsNotShownAsItWasSent() {
        submission.with("password", "pw");
        String response = base64("\0svc\0pw");
        try (ScriptedServer telltale =
                ScriptedServer.saying("220 hi", "250-hi\r\n250 AUTH PLAIN", "535 " + response + " is wrong")) {
            submission.with("port", telltale.port());

            ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

            assertTrue(trouble.getMessage().endsWith("535 ******** is wrong"), trouble::getMessage);
        }
    }

    /** Wherever the server asks for credentials, it is the same trouble. */
    @Test
    void credentialsMissingOrRefusedAreOneKindOfTrouble() throws Exception {
        server.requiring(Map.of("svc", "another"));
        ServerTroubleException refused = assertThrows(ServerTroubleException.class, submission::open);
        submission.with("userName", "").with("password", "");
        submission.open();

        ServerTroubleException missing = assertThrows(
                ServerTroubleException.class, () -> submission.transmit(List.of(List.of("a@example.com"))));

        assertEquals(Kind.AUTHENTICATION, refused.kind());
        assertEquals(Kind.AUTHENTICATION, missing.kind());
        assertTrue(missing.getMessage().contains("530"), missing::getMessage);
    }

    @Test
    void aServerThatClosesWith421IsNotToldMore() {
        server.requiring(Map.of("svc", CANARY));
        server.when(Step.AUTH).then(Reaction.reply("421 4.7.0 Go away"));

        ServerTroubleException trouble = assertThrows(ServerTroubleException.class, submission::open);

        assertEquals(Kind.UNREACHABLE, trouble.kind());
        assertTrue(trouble.getMessage().contains("421 4.7.0 Go away"), trouble::getMessage);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
