// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.testserver.SmtpTestServer;

/** Trouble of our own in the middle of a connection: each mail has exactly one result, and the right one. */
class OwnTroubleTest {

    private static final List<String> ONE = List.of("a@example.com");

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Submission submission = new Submission(server);

    @AfterEach
    void close() {
        submission.close();
        server.close();
    }

    /** The next mail is fetched while the answer to the dot of the first is under way. */
    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "8BITMIME"})
    void whoeverCannotFetchTheNextMailHasSentTheFirst(String offer) throws Exception {
        server.offering(offer);
        List<AttemptResult> results = new ArrayList<>();
        Deque<Supplier<OutgoingMail>> source = new ArrayDeque<>(List.of(
                () -> Submission.mail(ONE, results),
                () -> {
                    throw new OutOfMemoryError("for a test");
                },
                () -> {
                    throw new IllegalStateException("for a test");
                }));
        SmtpConnection connection = submission.open();

        assertThrows(
                Throwable.class,
                () -> connection.transmit(() -> Optional.of(source.remove().get())));

        assertEquals(1, results.size());
        assertEquals(ONE, results.get(0).accepted());
        assertEquals(1, server.mails().size());
    }
}
