// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.settings.Secret;

/** The exchange of RFC 7677 3, and what a server may not do. */
class ScramMechanismTest {

    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String WHOLE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String CHALLENGE = "r=" + WHOLE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final String SIGNATURE = "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private final ScramMechanism mechanism = new ScramMechanism(
            new ScramUser("user", new Secret("pencil")),
            ScramHeader.unbound(Optional.empty(), List.of("SCRAM-SHA-256")),
            NONCE);

    private String respond(String challenge) throws AuthenticationFailedException {
        return new String(mechanism.respond(challenge.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private String refusal(String challenge) {
        return assertThrows(AuthenticationFailedException.class, () -> respond(challenge))
                .getMessage();
    }

    @Test
    void theExampleOfTheStandardIsSpoken() throws Exception {
        assertEquals(
                "n,,n=user,r=" + NONCE, new String(mechanism.initialResponse().orElseThrow(), StandardCharsets.UTF_8));
        assertEquals("c=biws,r=" + WHOLE + ",p=" + PROOF, respond(CHALLENGE));
        assertEquals(new Secret(PROOF), mechanism.secret());
        assertEquals("", respond("v=" + SIGNATURE));
        mechanism.accepted();
    }

    @Test
    void aServerThatDoesNotProveThatItKnowsThePasswordIsNotBelieved() throws Exception {
        respond(CHALLENGE);

        assertThrows(AuthenticationFailedException.class, mechanism::accepted);
        assertTrue(refusal("v=" + PROOF).contains("does not prove that it knows the password"));
        assertThrows(AuthenticationFailedException.class, mechanism::accepted);
    }

    @Test
    void theServersErrorIsNamedAndNothingElseOfIt() throws Exception {
        respond(CHALLENGE);

        assertTrue(refusal("e=invalid-proof").contains("the server answered invalid-proof;"));
        assertFalse(refusal("e=" + PROOF).contains(PROOF));
    }

    @ParameterizedTest
    @CsvSource({"1, not less than 4096", "4095, not less than 4096", "1000001, not more than 1000000"})
    void aCountThatIsTooSmallOrTooLargeIsRefused(int iterations, String reason) {
        assertTrue(refusal("r=" + WHOLE + ",s=QSXCR+Q6sek8bf92,i=" + iterations).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e=other-error",
                "r=" + NONCE + ",s=QSXCR+Q6sek8bf92,i=4096",
                "r=another,s=QSXCR+Q6sek8bf92,i=4096",
                "m=new,r=" + WHOLE + ",s=QSXCR+Q6sek8bf92,i=4096",
                "r=" + WHOLE + ",s=,i=4096",
                "r=" + WHOLE + ",s=QSXCR+Q6sek8bf92,i=99999999999",
                "r=" + WHOLE + ",i=4096"
            })
    void whatIsNoChallengeIsRefused(String challenge) {
        assertTrue(refusal(challenge).startsWith("SCRAM failed: the server "));
        assertTrue(mechanism.secret().isEmpty());
    }
}
