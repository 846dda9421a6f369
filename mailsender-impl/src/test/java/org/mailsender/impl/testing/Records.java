// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailRecord;

/** What a store keeps of mails of which nothing matters but whom they go to. */
public final class Records {

    private Records() {}

    public static MailRecord to(String... recipients) {
        return new MailRecord(
                Instant.EPOCH,
                new Envelope("app@example.com", List.of(recipients), false),
                "<id@example.com>",
                "subject",
                Endpoint.NONE,
                "orders/Send",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
