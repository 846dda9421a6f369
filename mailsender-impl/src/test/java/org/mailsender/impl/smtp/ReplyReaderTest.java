// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.auth.Redaction;
import org.mailsender.impl.settings.Secret;

/** What counts as a reply, whatever octets a server sends. */
class ReplyReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 ok                         | 250 | 250 ok",
                "250                            | 250 | 250",
                "250-one/250 two                | 250 | 250-one 250 two",
                "250-one/251 two                | 251 | 250-one 251 two",
                "250-ok/550 5.7.1 no            | 550 | 250-ok 550 5.7.1 no",
                "550-5.7.1 no/250 ok            | 550 | 550-5.7.1 no 250 ok",
                "250-ok/421 closing             | 421 | 250-ok 421 closing",
                "220-hello/521 no mail here     | 521 | 220-hello 521 no mail here",
                "354-go/554 no                  | 554 | 354-go 554 no",
                "250-/250                       | 250 | 250- 250",
            })
    void theWorstLineDecides(String wire, int code, String text) throws IOException {
        for (String lineEnd : List.of("\r\n", "\n", "  \r\n")) {
            Reply reply = read(wire.replace("/", lineEnd) + lineEnd, StandardCharsets.US_ASCII);

            assertEquals(code, reply.code());
            assertEquals(text, reply.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "150 wait",
                "099 what",
                "000 zero",
                "600 six",
                "999 nine",
                "2500 long",
                "25",
                "",
                "ok",
                "HTTP/1.1 400 Bad",
                "250-ok/354 go",
                "354-go/250 ok",
                "250-ok/and more/250 ok",
                "-25 minus",
                "\u0662\u0665\u0660 ok"
            })
    void anythingElseIsNoReply(String wire) {
        assertThrows(OutOfStepException.class, () -> read(wire.replace("/", "\r\n") + "\r\n", StandardCharsets.UTF_8));
    }

    @Test
    void aReplyCutOffIsNone() {
        assertThrows(EOFException.class, () -> read("250 ok", StandardCharsets.US_ASCII));
        assertThrows(EOFException.class, () -> read("250-ok\r\n", StandardCharsets.US_ASCII));
        assertThrows(EOFException.class, () -> read("", StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsNoUtf8IsLatin1() throws IOException {
        assertEquals(
                "550 Empf\u00e4nger 邮件",
                read("550 Empf\u00e4nger 邮件\r\n", StandardCharsets.UTF_8).text());
        assertEquals(
                "550 Empf\u00e4nger",
                read("550 Empf\u00e4nger\r\n", StandardCharsets.ISO_8859_1).text());
    }

    @Test
    void noControlCharacterPasses() throws IOException {
        StringBuilder text = new StringBuilder("550 ");
        for (char c = 0; c <= 0xA0; c++) {
            text.append(c == '\n' ? ' ' : c);
        }
        text.append("\u2028\u2029\u202e\u2066\u200f");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            String shown = read(text + "end\r\n", charset).text();

            assertTrue(shown.endsWith("end"), shown);
            assertTrue(
                    shown.chars()
                            .noneMatch(
                                    c -> Character.isISOControl(c) || "\u2028\u2029\u202e\u2066\u200f".indexOf(c) >= 0),
                    shown);
        }
    }

    @Test
    void sixtyThousandBlanksTakeNoTime() throws IOException {
        String blanks = "250 a" + " ".repeat(60_000);
        for (String wire : List.of(blanks + "b\r\n", blanks + "\r\n", "250" + "\t \u00a0".repeat(15_000) + "\r\n")) {
            assertTimeout(Duration.ofSeconds(10), () -> {
                for (int i = 0; i < 100; i++) {
                    assertTrue(read(wire, StandardCharsets.ISO_8859_1).text().length() <= 4099);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"250-x\r\n", "250 xxxxxxxxxxxxxxxxxxx", " "})
    void aReplyWithoutEndIsCutOff(String piece) {
        IOException failure =
                assertThrows(IOException.class, () -> read(piece.repeat(100_000), StandardCharsets.US_ASCII));

        assertTrue(failure.getMessage().contains("longer than any reply"), failure::getMessage);
    }

    /** Replies come as the network cuts them. */
    @Test
    void theCutOfPacketsDoesNotMatter() throws IOException {
        byte[] wire = "250-one\r\n250 zwei ä\r\n354 go\r\n".getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= wire.length; size++) {
            ReplyReader reader = new ReplyReader(pieces(wire, size), new Redaction());

            assertEquals("250-one 250 zwei ä", reader.read().text());
            assertEquals(List.of("250-one", "250 zwei ä"), reader.lines());
            assertEquals(354, reader.read().code());
        }
    }

    @Test
    void aSurplusReplyIsSeen() throws IOException {
        byte[] wire = "250 ok\r\n250 surplus\r\n".getBytes(StandardCharsets.US_ASCII);
        ReplyReader reader = new ReplyReader(new ByteArrayInputStream(wire), new Redaction());
        reader.read();

        assertTrue(reader.isMoreThere());

        reader.read();
        assertFalse(reader.isMoreThere());
    }

    @Test
    void aSecretIsTakenOutBeforeATextIsCut() throws IOException {
        Redaction redaction = new Redaction();
        redaction.conceal(new Secret("CANARY-secret"));
        byte[] wire = ("535 " + "x".repeat(4085) + "CANARY-secret\r\n").getBytes(StandardCharsets.US_ASCII);

        String text = new ReplyReader(new ByteArrayInputStream(wire), redaction)
                .read()
                .text();

        assertFalse(text.contains("CANARY"), text);
    }

    private static Reply read(String wire, Charset charset) throws IOException {
        return new ReplyReader(new ByteArrayInputStream(wire.getBytes(charset)), new Redaction()).read();
    }

    private static InputStream pieces(byte[] octets, int size) {
        return new FilterInputStream(new ByteArrayInputStream(octets)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, size));
            }
        };
    }
}
