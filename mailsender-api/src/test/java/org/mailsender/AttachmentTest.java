// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AttachmentTest {

    @Test
    void bytesAreCopiedOnTheirWayInAndOut() {
        byte[] bytes = {1, 2, 3};
        Attachment attachment = Attachment.of("a.bin", "application/x-test", bytes);

        bytes[0] = 9;
        attachment.bytes().orElseThrow()[1] = 9;

        assertArrayEquals(new byte[] {1, 2, 3}, attachment.bytes().orElseThrow());
        assertEquals(Optional.empty(), attachment.path());
        assertEquals("a.bin", attachment.name());
        assertEquals("application/x-test", attachment.mediaType());
    }

    @Test
    void aFileIsNamedByTheLastPartOfItsPath() {
        Path path = Path.of("reports", "2026", "Uebersicht.csv");
        Attachment attachment = Attachment.of(path);

        assertEquals("Uebersicht.csv", attachment.name());
        assertEquals("", attachment.mediaType());
        assertEquals(Optional.of(path), attachment.path());
        assertEquals(Optional.empty(), attachment.bytes());
    }

    @Test
    void aFileMayBeShownUnderAnotherName() {
        Attachment attachment = Attachment.of("invoice.pdf", "application/pdf", Path.of("4711.tmp"));

        assertEquals("invoice.pdf", attachment.name());
        assertEquals("application/pdf", attachment.mediaType());
    }

    @Test
    void aPathWithoutALastPartHasNoName() {
        assertEquals("", Attachment.of(Path.of("").toAbsolutePath().getRoot()).name());
    }

    @Test
    void nullIsRefusedByName() {
        assertRefused("name", () -> Attachment.of(null, "", new byte[0]));
        assertRefused("mediaType", () -> Attachment.of("a", null, new byte[0]));
        assertRefused("bytes", () -> Attachment.of("a", "", (byte[]) null));
        assertRefused("path", () -> Attachment.of("a", "", (Path) null));
        assertRefused("path", () -> Attachment.of(null));
    }

    private static void assertRefused(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void itsTextShowsTheNameAndNotTheContent() {
        assertEquals(
                "Attachment[a.txt]", Attachment.of("a.txt", "", new byte[] {42}).toString());
    }
}
