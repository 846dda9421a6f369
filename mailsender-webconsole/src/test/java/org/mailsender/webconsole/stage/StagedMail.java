// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailPart;
import org.mailsender.management.MailStatus;

/** A mail as a test wants it. */
public record StagedMail(
        String id,
        MailKind kind,
        Instant taken,
        String subject,
        List<String> recipients,
        List<String> accepted,
        List<String> rejected,
        int attempts,
        Optional<Instant> due,
        String error)
        implements MailStatus {

    public static StagedMail of(MailKind kind, int number, Instant taken, String subject, String error) {
        String id = String.format("0j%09d", number);
        boolean partial = number % 7 == 3;
        return new StagedMail(
                id,
                kind,
                taken,
                subject,
                kind == MailKind.FAILED ? List.of() : List.of("erika.mustermann@example.com", "lager@example.com"),
                partial ? List.of("buchhaltung@example.com", "zoe@example.com") : List.of(),
                kind == MailKind.FAILED
                        ? List.of("nobody@example.com: 550 5.1.1 <nobody@example.com>: Recipient address rejected")
                        : List.of(),
                error.isEmpty() ? 0 : 1 + number % 4,
                kind == MailKind.QUEUED && !error.isEmpty() ? Optional.of(taken.plusSeconds(1200)) : Optional.empty(),
                error);
    }

    Content content() {
        return content("<p onclick=\"alert(1)\">Ihre Bestellung <b>4711</b> ist unterwegs.</p>"
                + "<script>alert('&')</script>");
    }

    Content content(String html) {
        return new Content(
                "app@example.com",
                recipients,
                List.of(
                        "From: Shop <app@example.com>",
                        "To: erika.mustermann@example.com",
                        "Subject: " + subject,
                        "Date: Sat, 28 Nov 2026 21:40:02 +0100",
                        "Message-ID: <" + id + "@example.com>",
                        "MIME-Version: 1.0"),
                "Guten Tag,\n\nIhre Bestellung 4711 ist unterwegs.\nGrüße, Ihr Laden",
                html,
                List.of(new Part("report.csv", "text/csv", 48_123), new Part("", "image/png", 1)),
                51_234);
    }

    record Content(
            String envelopeSender,
            List<String> envelopeRecipients,
            List<String> headers,
            String text,
            String html,
            List<MailPart> parts,
            long size)
            implements MailContent {}

    record Part(String name, String type, long size) implements MailPart {}
}
