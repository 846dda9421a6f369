// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.Test;

/** Everything of the way through Windows but Windows itself. */
class SspiNtlmTest {

    @Test
    void aServerTakesTheMessagesThatWindowsWrites() throws Exception {
        FakeSecur32 secur32 = new FakeSecur32(true);
        SaslServer server = Sasl.createSaslServer(
                "NTLM",
                "smtp",
                "EXAMPLE",
                Map.of("com.sun.security.sasl.ntlm.domain", "EXAMPLE"),
                SspiNtlmTest::verify);

        try (Mechanism mechanism = SspiNtlm.with(secur32, "mail.example.com")) {
            byte[] challenge =
                    server.evaluateResponse(mechanism.initialResponse().orElseThrow());
            assertFalse(server.isComplete());
            server.evaluateResponse(mechanism.respond(challenge));
        }

        assertTrue(server.isComplete());
        assertEquals("svc", server.getAuthorizationID());
        assertEquals(
                List.of(
                        "acquire null NTLM 2",
                        "first SMTPSVC/mail.example.com",
                        "next SMTPSVC/mail.example.com",
                        "delete 34",
                        "free 17"),
                secur32.calls());
    }

    @Test
    void aMissingLogonIsNamed() {
        AuthenticationFailedException failure = assertThrows(
                AuthenticationFailedException.class, () -> SspiNtlm.with(new FakeSecur32(false), "mail.example.com"));

        assertTrue(failure.getMessage().contains("no NTLM logon"), failure.getMessage());
        assertTrue(failure.getMessage().contains("0x8009030E"), failure.getMessage());
    }

    private static void verify(Callback... callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof PasswordCallback password) {
                password.setPassword("s3cret".toCharArray());
            } else if (callback instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
                authorize.setAuthorizedID(authorize.getAuthenticationID());
            }
        }
    }
}
