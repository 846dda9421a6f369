// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A token endpoint that does not answer, or cannot be, is trouble with an end and a pause. */
class TokenTroubleTest extends InstanceTestCase {

    @Test
    void aCorrectedConfigurationIsUsedWhileAnEndpointIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            startWith("http://127.0.0.1:" + silent.getLocalPort() + "/t");
            String error =
                    orders.await("Deferred", 1).get(0).getProperty("error").toString();
            assertTrue(error.contains("attemptTimeoutSeconds"), error);

            server.requiring(Map.of());
            for (String key : new String[] {"userName", "oauth2TokenUri", "oauth2ClientId", "oauth2ClientSecret"}) {
                orders.with(key, "");
            }
            orders.reconfigure();

            orders.await("Done", 1, Duration.ofSeconds(10));
        }
    }

    @Test
    void anEndpointThatCannotBeIsTriedAfterAPauseOnly() {
        startWith("http://127.0.0.1:99999/t");
        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("http://127.0.0.1:99999/t cannot be used"), error);
        assertEquals(1, server.connections());
    }

    private void startWith(String tokenUri) {
        server.requiring(Map.of("box@example.com", "token"));
        orders.with("userName", "box@example.com")
                .with("oauth2TokenUri", tokenUri)
                .with("oauth2ClientId", "client")
                .with("oauth2ClientSecret", "CANARY-secret")
                .with("attemptTimeoutSeconds", "1")
                .with("retryDelaySeconds", "60")
                .with("retryMaxDelaySeconds", "60")
                .start()
                .send("one");
    }
}
