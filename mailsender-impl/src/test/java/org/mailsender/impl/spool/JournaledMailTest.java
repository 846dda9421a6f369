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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.Records;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;

/** A mail leaves the journal on a disk that does not take all that is to be written for that. */
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
    void writeItDown() throws IOException {
        folder = SpoolFolder.open(root.resolve("orders"));
        FolderSync sync = new FolderSync(root.resolve("orders"));
        files = new MailFiles(folder, new FailedFolder(folder), sync);
        segment = JournalSegment.begin(folder.file("journal.1"), sync);
        segment.addMail(entry, ByteBuffer.wrap(CONTENT));
        MailRecord record = Records.to("ops@example.com");
        mail = new JournaledMail(entry, record, CONTENT, 0, segment);
    }

    @AfterEach
    void close() throws IOException {
        segment.close();
        folder.close();
    }

    /** A file that is closed takes nothing any more. */
    private void breakJournal() throws IOException {
        segment.close();
    }

    /** The folder that is to be forced is not there. */
    private MailFiles unforced() {
        return new MailFiles(folder, new FailedFolder(folder), new FolderSync(root.resolve("nowhere")));
    }

    private List<JournalRecord.Kind> written() throws IOException {
        return JournalSegment.read(segment.file()).stream()
                .map(JournalRecord::kind)
                .toList();
    }

    @Test
    void isAFileButTheJournalAnswersForItUntilItSaysSo() throws IOException {
        breakJournal();
        assertThrows(IOException.class, () -> mail.toFile(files));

        assertTrue(Files.exists(files.waiting(entry)));
        assertFalse(mail.isKept());
        assertFalse(segment.isDrained());
    }

    @Test
    void mayNotBeDeletedWhileTheJournalWouldBringItBack() throws IOException {
        breakJournal();
        assertThrows(IOException.class, () -> mail.toFile(files));
        assertThrows(IOException.class, mail::release);
        assertThrows(IOException.class, mail::release);

        assertFalse(segment.isDrained());
    }

    @Test
    void thatWasLetGoOfDoesNotBecomeAFile() throws IOException {
        breakJournal();
        assertThrows(IOException.class, mail::release);
        assertThrows(IOException.class, () -> mail.toFile(files));

        assertEquals(List.of(), folder.entries(MailFiles.MAIL));
    }

    @Test
    void staysInTheJournalUntilItsFileIsOnDisk() throws IOException {
        assertThrows(IOException.class, () -> mail.toFile(unforced()));

        assertEquals(List.of(JournalRecord.Kind.MAIL), written());
        mail.toFile(files);
        assertEquals(List.of(JournalRecord.Kind.MAIL, JournalRecord.Kind.GONE), written());
        assertTrue(segment.isDrained());
    }

    @Test
    void isTheFileFromWhenThereIsOneAndEndsAsOne() throws IOException {
        assertThrows(IOException.class, () -> mail.toFile(unforced()));

        assertFalse(mail.markDone());
        assertFalse(mail.release());
        assertEquals(List.of(JournalRecord.Kind.MAIL, JournalRecord.Kind.GONE), written());
    }
}
