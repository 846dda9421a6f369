// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template in a file is the one that is in it, and what keeps it from being one is told. */
class MessageFileTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = WRITTEN.plusSeconds(60);

    @TempDir
    Path folder;

    private Path path;
    private MessageFile file;

    @BeforeEach
    void prepare() {
        path = folder.resolve("mail.html");
        file = new MessageFile("messageFile", path, 1024);
    }

    private void write(byte[] content, Instant modified) throws IOException {
        Files.write(path, content);
        Files.setLastModifiedTime(path, FileTime.from(modified));
    }

    private void write(String content, Instant modified) throws IOException {
        write(content.getBytes(StandardCharsets.UTF_8), modified);
    }

    private String refusal() {
        String sentence = assertThrows(TemplateException.class, () -> file.template(LATER))
                .getMessage();
        assertTrue(sentence.startsWith("'" + path + "'") && sentence.endsWith("."), sentence);
        return sentence.substring(path.toString().length() + 2);
    }

    @Test
    void umlautsAndEmojiAreReadWithAndWithoutAMark() throws Exception {
        write("Grüße 🚀 {{v}}", WRITTEN);
        assertEquals("Grüße 🚀 {{v}}", file.template(LATER).source());
        write("\uFEFFGrüße 🚀", WRITTEN);
        assertEquals("Grüße 🚀", file.template(LATER).source());
    }

    @Test
    void aFileThatHasChangedIsReadAgain() throws Exception {
        write("one", WRITTEN);
        Template one = file.template(LATER);
        assertSame(one, file.template(LATER));
        write("two", WRITTEN.plusSeconds(1));

        assertEquals("two", file.template(LATER).source());
    }

    @Test
    void aFileOfTheSameTimeThatIsAnotherIsReadAgain() throws Exception {
        write("one", WRITTEN);
        file.template(LATER);
        Path other = folder.resolve("other");
        Files.writeString(other, "two");
        Files.setLastModifiedTime(other, FileTime.from(WRITTEN));
        Files.delete(path);
        Files.move(other, path);

        assertEquals("two", file.template(LATER).source());
    }

    @Test
    void aChangeInTheSameTickOfTheClockIsSeen() throws Exception {
        write("one", WRITTEN);
        file.template(WRITTEN.plusSeconds(1));
        write("two", WRITTEN);

        assertEquals("two", file.template(LATER).source());
    }

    @Test
    void aFileThatIsLookedAtOnlyIsNotCompiledAgain() throws Exception {
        write("one", WRITTEN);
        Template one = file.template(WRITTEN);
        assertSame(one, file.template(WRITTEN.plusSeconds(1)));
        write("one", WRITTEN.plusSeconds(10));
        assertSame(one, file.template(LATER));
        write("two", WRITTEN.plusSeconds(20));
        assertNotSame(one, file.template(LATER));
    }

    @Test
    void whatIsNoTemplateIsToldInOneSentence() throws Exception {
        assertEquals(" does not exist.", refusal());
        Files.createDirectory(path);
        assertEquals(" is no regular file.", refusal());
        Files.delete(path);
        write("Grüße".getBytes(StandardCharsets.ISO_8859_1), WRITTEN);
        assertEquals(" is not in UTF-8; save it in that encoding.", refusal());
        write("x".repeat(1025), WRITTEN);
        assertEquals(" is larger than the 1024 bytes allowed.", refusal());
        write("a\n{{#b}}", WRITTEN);
        assertEquals(", line 2: the section {{#b}} is not closed by {{/b}}.", refusal());
        write("well", WRITTEN);
        assertEquals("well", file.template(LATER).source());
    }

    @Test
    void aPipeIsNeverOpened() throws Exception {
        int made = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
        assumeTrue(made == 0);

        assertEquals(" is no regular file.", refusal());
    }
}
