// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailsender.management.MailKind;
import org.mailsender.webconsole.stage.Stage;
import org.mailsender.webconsole.stage.StagedManagement;

class MailsTest {

    private final Stage stage = new Stage(Instant.parse("2026-11-28T12:00:00Z"));
    private final StagedManagement management = stage.ready("orders");

    private Mails mails(int from, String search) throws IOException {
        return Mails.of(
                management, MailKind.FAILED, from, Optional.of(search).filter(text -> !text.isEmpty()), () -> true);
    }

    @Test
    void theNewestAreShownFirstAndOnlyTheyAreRead() throws IOException {
        stage.failed(management, 20_000);
        Mails first = mails(0, "");
        assertTrue(first.shown().get(0).subject().startsWith("Rechnung 29999"));
        assertEquals(20_000, first.span().total());
        assertEquals(Mails.SIZE, management.reads());
        assertEquals(OptionalInt.of(25), first.span().next());
        assertEquals(OptionalInt.empty(), first.previous());
    }

    @Test
    void theLastPageHoldsTheRest() throws IOException {
        stage.failed(management, 30);
        Mails last = mails(25, "");
        assertEquals(5, last.shown().size());
        assertTrue(last.shown().get(4).subject().startsWith("Rechnung 10000"));
        assertEquals(OptionalInt.empty(), last.span().next());
        assertEquals(OptionalInt.of(0), last.previous());
    }

    @Test
    void aPageBehindTheEndIsTheLastOne() throws IOException {
        stage.failed(management, 30);
        assertEquals(25, mails(4000, "").span().from());
        assertEquals(
                0,
                Mails.of(management, MailKind.QUEUED, 25, Optional.empty())
                        .span()
                        .from());
    }

    @Test
    void aSearchFindsTheOldestTooAndSaysHowFarItCame() throws IOException {
        stage.failed(management, 300);
        Mails found = mails(0, "RECHNUNG 10001");
        assertEquals(1, found.shown().size());
        assertEquals(300, found.span().end());
    }

    @Test
    void aSearchThatTakesLongEndsAndGoesOnWhereTheReaderWants() throws IOException {
        stage.failed(management, 300);
        AtomicInteger left = new AtomicInteger(100);
        Mails found = Mails.of(
                management, MailKind.FAILED, 0, Optional.of("Rechnung 10001"), () -> left.getAndDecrement() > 0);
        assertEquals(0, found.shown().size());
        assertEquals(OptionalInt.of(100), found.span().next());
    }

    @Test
    void aSearchThatFindsMuchGoesOnWhereTheReaderWants() throws IOException {
        stage.failed(management, 100);
        Mails found = mails(0, "nobody@example.com");
        assertEquals(Mails.SIZE, found.shown().size());
        assertEquals(OptionalInt.of(25), found.span().next());
        assertEquals(25, mails(25, "nobody@example.com").span().from());
    }
}
