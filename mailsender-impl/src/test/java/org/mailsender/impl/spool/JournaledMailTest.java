// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;

/**
 * A mail that leaves a journal to which nothing can be written any more, here because it is closed: whoever reads it next
 * takes the mail for waiting, unless its file says what became of it.
 */
class JournaledMailTest {

    private static final byte[] CONTENT = "a mail".getBytes(US_ASCII);

    @TempDir
    Path root;

    private final QueueEntry entry = new QueueEntry(1, false, 0);
    private SpoolFolder folder;
    private MailFiles files;
    private JournalSegment segment;
    private JournaledMail mail;

    @BeforeEach
    void writeItDownAndBreakTheJournal() throws IOException {
        folder = SpoolFolder.open(root.resolve("orders"));
        FolderSync sync = new FolderSync(root.resolve("orders"));
        files = new MailFiles(folder, new FailedFolder(folder), sync);
        segment = JournalSegment.begin(folder.file("journal.1"), sync);
        segment.addMail(entry, ByteBuffer.wrap(CONTENT));
        MailRecord record = new MailRecord(
                Instant.EPOCH,
                new Envelope("app@example.com", List.of("ops@example.com"), false),
                "<id@example.com>",
                "subject",
                Endpoint.NONE,
                "orders/Send",
                Optional.empty(),
                Optional.empty(),
                List.of());
        mail = new JournaledMail(entry, record, CONTENT, 0, segment);
        segment.close();
    }

    @Test
    void isAFileButTheJournalAnswersForItUntilItSaysSo() throws IOException {
        assertThrows(IOException.class, () -> mail.toFile(files));

        assertTrue(Files.exists(files.waiting(entry)));
        assertFalse(mail.isKept());
        assertFalse(segment.isDrained());
        folder.close();
    }

    @Test
    void mayNotBeDeletedWhileTheJournalWouldBringItBack() throws IOException {
        assertThrows(IOException.class, () -> mail.toFile(files));
        assertThrows(IOException.class, mail::release);
        assertThrows(IOException.class, mail::release);

        assertFalse(segment.isDrained());
        folder.close();
    }

    @Test
    void thatWasLetGoOfDoesNotBecomeAFile() throws IOException {
        assertThrows(IOException.class, mail::release);
        assertThrows(IOException.class, () -> mail.toFile(files));

        assertEquals(List.of(), folder.entries(MailFiles.MAIL));
        folder.close();
    }
}
