// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailsender.Transaction;
import org.mailsender.management.Management;

/** Sends a mail by hand, and waits a while for its outcome. */
final class Sending {

    private static final long PATIENCE_SECONDS = 10;

    private Sending() {}

    static void send(Screen screen, Management management, MailRequest request)
            throws IOException, InterruptedException {
        try {
            Transaction outcome =
                    management.send(request.properties()).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!outcome.success()) {
                throw new Refused(outcome.message());
            }
            screen.line(outcome.message());
        } catch (TimeoutException e) {
            screen.line("The mail is queued; it was not sent within " + PATIENCE_SECONDS + " s. See mail:queue "
                    + management.status().instance());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }
}
