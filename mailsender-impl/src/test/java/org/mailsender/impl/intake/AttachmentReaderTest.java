// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.testing.FileNames;

/** The forms in which an event may name a file. */
class AttachmentReaderTest {

    @TempDir
    Path folder;

    private static List<Path> paths(Object value) throws RefusedException {
        return AttachmentReader.list("attachments", value).stream()
                .map(attachment -> attachment.path().orElseThrow())
                .toList();
    }

    private static String refusal(Object value) {
        return assertThrows(RefusedException.class, () -> paths(value)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "file:/tmp/a.txt, /tmp/a.txt",
        "file:///tmp/a.txt, /tmp/a.txt",
        "FILE:/tmp/a.txt, /tmp/a.txt",
        "file://localhost/tmp/a.txt, /tmp/a.txt",
        "file://LocalHost/tmp/a.txt, /tmp/a.txt",
        "file:/tmp/a b.txt, /tmp/a b.txt",
        "file:/tmp/a%20b%2Cc%23.txt, '/tmp/a b,c#.txt'",
        "file:/tmp/Übersicht.txt, /tmp/Übersicht.txt",
        "/tmp/a%20b.txt, /tmp/a%20b.txt"
    })
    void aFileOfThisMachineMayBeAPathOrAUri(String text, String path) throws Exception {
        FileNames.assumePossible(path);
        assertEquals(List.of(Path.of(path)), paths(text));
        assertEquals(List.of(Path.of(path)), paths(new Object[] {text}));
    }

    @Test
    void aUrlOfAFileIsAFile() throws Exception {
        assertEquals(List.of(Path.of("/tmp/a b.txt")), paths(url("file:/tmp/a b.txt")));
        assertTrue(refusal(url("https://example.com/a.pdf")).contains("only files can be attached"));
    }

    private static URL url(String text) throws MalformedURLException {
        return new URL(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file://server/share/a.txt   | names the machine 'server'; only files of this one",
                "http://example.com/a.txt    | only files can be attached, nothing is downloaded",
                "https://example.com/a b.txt | only files can be attached, nothing is downloaded",
                "jar:file:/a.jar!/b          | only files can be attached",
                "file:a.txt                  | write file:///path",
                "file:/a.txt?b               | ? as %3F",
                "file:/a.txt#b               | # as %23",
                "file:/100%                  | % as %25",
                "file:/a%00b                 | is no valid file: URI",
                "file:                       | is no valid file: URI"
            })
    void whatIsNoFileOfThisMachineIsRefusedByASentence(String text, String reason) {
        assertTrue(refusal(new String[] {text}).contains(reason), () -> refusal(new String[] {text}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void aNameThatIsNoneIsRefused(String text) {
        assertTrue(refusal(new String[] {text}).startsWith("attachments: "));
    }

    @Test
    void aCommaInTextSeparatesFilesUnlessTheWholeIsOne() throws Exception {
        Path both = Files.writeString(folder.resolve("a,b.txt"), "");
        Path first = Files.writeString(folder.resolve("a"), "");
        Path second = Files.writeString(folder.resolve("c.txt"), "");

        assertEquals(List.of(both), paths(both.toString()));
        assertEquals(List.of(both), paths("file:" + both));
        assertEquals(List.of(first, second), paths(first + ", " + second + " ,"));
        assertEquals(List.of(both, second), paths(new String[] {both.toString(), second.toString()}));
        assertTrue(refusal(both + "," + second).contains("write it as %2C in a file: URI, or pass an array"));
        assertEquals(List.of(both, second), paths("file:" + folder + "/a%2Cb.txt," + second));
    }
}
