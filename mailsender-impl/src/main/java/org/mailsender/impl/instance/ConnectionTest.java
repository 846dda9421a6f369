// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.mailsender.impl.mail.Mailbox;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.PipeliningMemory;
import org.mailsender.impl.smtp.Progress;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;

/** Opens a connection as a mail would, step by step, and sends nothing. Used once. */
final class ConnectionTest {

    private final Settings settings;
    private final Facilities facilities;
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    ConnectionTest(Settings settings, Facilities facilities) {
        this.settings = settings;
        this.facilities = facilities;
    }

    /** The steps done; a step that fails is an exception with those before it. */
    List<String> run(Optional<String> recipient) {
        try {
            CompletableFuture.runAsync(() -> connect(recipient), facilities.workers(settings.instance()))
                    .join();
            steps.add("all is well; nothing was sent");
            return List.copyOf(steps);
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    String.join("\n", steps) + "\n" + e.getCause().getMessage());
        }
    }

    private void connect(Optional<String> recipient) {
        TransportSettings transport = settings.transport();
        try {
            SmtpConnection connection =
                    facilities.connector().open(transport, new PipeliningMemory(facilities.time()), new Steps());
            try {
                if (recipient.isPresent()) {
                    probe(connection, recipient.get());
                }
            } finally {
                connection.quit();
            }
        } catch (ServerTroubleException e) {
            throw new IllegalStateException("failed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("failed: " + e.getMessage() + ".", e);
        }
    }

    private void probe(SmtpConnection connection, String recipient) throws IOException {
        String sender = settings.rendering().reversePath().map(Mailbox::address).orElse("");
        connection
                .probe(sender, recipient)
                .forEach(reply -> steps.add((reply.isPositive() ? "accepted: " : "refused: ") + reply));
    }

    private final class Steps implements Progress {

        @Override
        public void opened(Runnable abort) {
            // The time-outs of the configuration bound the test.
        }

        @Override
        public void step(String description) {
            steps.add(description);
        }
    }
}
