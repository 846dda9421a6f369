// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** A server that offers a binding to the connection, but takes another one than ours. */
class GivingWayTest {

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    private final class Server implements AuthDialogue {

        private final X509Certificate certificate =
                TestKeys.rsa(folder.resolve("k.p12"), "changeit").certificate();

        @Override
        public List<String> offered() {
            return List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "PLAIN");
        }

        @Override
        public Optional<X509Certificate> certificate() {
            return Optional.of(certificate);
        }

        @Override
        public Answer exchange(String line) {
            heard.add(line.split(" ")[1]);
            return line.startsWith("AUTH SCRAM-SHA-256-PLUS ")
                    ? new Answer(501, "501 5.5.4 unsupported-channel-binding-type", true)
                    : new Answer(535, "535 5.7.8 no", true);
        }

        @Override
        public void step(String description) {
            steps.add(description);
        }

        @Override
        public void conceal(Secret secret) {
            // Nothing is repeated here.
        }

        @Override
        public <T> T await(CompletableFuture<T> work) {
            return work.join();
        }
    }

    @Test
    void isSpokenToWithoutOneButWithThePasswordNoMore() throws Exception {
        TransportSettings settings = SettingsReader.read(Map.of(
                        "service.pid", "org.mailsender~orders",
                        "mailServer", "smtp.example.com",
                        "sender", "app@example.com",
                        "useSsl", "true",
                        "userName", "svc",
                        "password", "secret"))
                .transport();
        try (Threads threads = new Threads()) {
            Time time = Time.system();
            Authentication authentication = Authentication.standard(time, new TokenSources(time, threads));
            String refusal = assertThrows(
                            AuthenticationFailedException.class,
                            () -> authentication.authenticate(new Server(), settings, true))
                    .getMessage();

            assertEquals(List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"), heard);
            assertTrue(
                    steps.get(0).endsWith("unsupported-channel-binding-type; SCRAM-SHA-256 is tried"), steps::toString);
            assertTrue(refusal.contains("by SCRAM-SHA-256: 535 5.7.8 no"), refusal);
        }
    }
}
