// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is listed anew whenever it has changed, and only then. */
class KnownEntriesTest {

    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private KnownEntries known;

    @BeforeEach
    void makeOneFile() throws IOException {
        known = new KnownEntries(folder, ".eml");
        Files.createFile(folder.resolve("00000000001.eml"));
        Files.setLastModifiedTime(folder, BEFORE);
    }

    @Test
    void aFolderThatStaysIsNotListedAgain() throws IOException {
        assertSame(known.entries(), known.entries());
    }

    @Test
    void whatOthersDoIsNoticed() throws IOException {
        known.entries();
        Files.createFile(folder.resolve("00000000002.eml"));

        assertEquals(2, known.entries().size());
    }

    @Test
    void whatWeDoIsNoticedEvenIfTheFoldersTimeDoesNotTellIt() throws IOException {
        known.entries();
        Files.delete(folder.resolve("00000000001.eml"));
        Files.setLastModifiedTime(folder, BEFORE);
        known.changed();

        assertEquals(0, known.entries().size());
    }
}
