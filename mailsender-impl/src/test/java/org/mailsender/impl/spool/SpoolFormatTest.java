// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailRecord;
import org.mailsender.store.MessageTooLargeException;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/** What is stored comes back as it was. */
class SpoolFormatTest {

    private static final LaterTasks NEVER = (task, delay) -> new CompletableFuture<>();

    @TempDir
    Path folder;

    private static MailRecord mail(Serializable correlationId) {
        List<String> many =
                IntStream.range(0, 300).mapToObj(i -> "r" + i + "@example.com").toList();
        return new MailRecord(
                Instant.parse("2026-11-22T12:00:00.123Z"),
                new Envelope("app@example.com", many, true),
                "<id@example.com>",
                "Grüße 😀 100% + sure: " + "x".repeat(2000),
                new Endpoint("Accounting", "ERP"),
                "orders/Send",
                Optional.of("key with blanks"),
                Optional.of(correlationId),
                List.of("a", "b"));
    }

    private static Storing store(Spool spool, QueueEntry entry, MailRecord mail, byte[] text, boolean commit)
            throws IOException {
        return spool.store(
                entry, () -> new Composition(mail, out -> out.write(text)), new Terms(100, 1000, () -> commit));
    }

    private static List<QueueEntry> queued(Spool spool) throws IOException {
        return spool.waiting().stream().map(WaitingMail::entry).toList();
    }

    @Test
    void aMailComesBackWithItsRecordAndText() throws IOException {
        for (Serializable correlationId :
                List.of("Grüße", 42L, new BigDecimal("1.5"), new ArrayList<>(List.of(1, "x")))) {
            try (Spool spool = Spool.open(folder, Time.system(), NEVER)) {
                QueueEntry entry = new QueueEntry(1_795_354_215_123_000L, true, MessageKeys.hash("key"));
                byte[] text = "Subject: x\r\n\r\n.Hello".getBytes(StandardCharsets.UTF_8);
                assertEquals(
                        new Storing.Stored(mail(correlationId), Durability.LOCAL),
                        store(spool, entry, mail(correlationId), text, true));

                assertEquals(List.of(entry), queued(spool));
                StoredMail stored = spool.read(entry).orElseThrow();
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                stored.writeTo(out);

                assertEquals(mail(correlationId), stored.mail());
                assertEquals(text.length, stored.size());
                assertEquals("Subject: x\r\n\r\n.Hello", out.toString(StandardCharsets.UTF_8));
                spool.remove(entry);
            }
        }
    }

    @Test
    void aStateComesBack() {
        DeliveryState state = new DeliveryState(
                3,
                Instant.parse("2026-11-22T12:00:00Z"),
                "451 4.3.0 Später",
                Set.of("a@x.org"),
                Map.of("b@x.org", "550 No"));

        assertEquals(state, DeliveryStateFormat.read(DeliveryStateFormat.write(state)));
    }

    @Test
    void aMailGivenUpBeforeItExistsLeavesNothing() throws IOException {
        try (Spool spool = Spool.open(folder, Time.system(), NEVER)) {
            QueueEntry entry = new QueueEntry(1, false, 0);

            assertEquals(new Storing.Abandoned(), store(spool, entry, mail("x"), new byte[1], false));
            assertThrows(MessageTooLargeException.class, () -> store(spool, entry, mail("x"), new byte[2000], true));
            assertEquals(List.of(), queued(spool));
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("done-keys", "failed", "lock"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void anotherFormatIsRefusedWithBothNumbers() {
        Fields fields = Fields.parse(Fields.PREFIX + "Format: 9\r\n");

        BadContentException refusal = assertThrows(BadContentException.class, () -> MailRecordFormat.read(fields));

        assertEquals("its format is 9, but this version reads only 1", refusal.getMessage());
    }

    @Test
    void fileNamesSortByArrival() {
        QueueEntry early = new QueueEntry(1_795_354_215_123_000L, false, 0);
        QueueEntry late = new QueueEntry(1_795_354_215_123_001L, false, -1);

        assertTrue(EntryName.of(early).compareTo(EntryName.of(late)) < 0);
        assertEquals(Optional.of(late), EntryName.parse(EntryName.of(late)));
        assertEquals(Optional.empty(), EntryName.parse("README"));
    }
}
