// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How replies are understood, and texts written. */
class WireFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 2.0.0 Ok            | true  | false",
                "451 4.3.0 Later         | false | false",
                "550 5.1.1 No such user  | false | true",
                "550 No such user        | false | true",
                "550 4.7.1 Strange       | false | false",
                "450 5.7.1 Strange       | false | false",
                "554-5.7.1 Spam          | false | true"
            })
    void aReplysClassFollowsFromBothCodes(String text, boolean positive, boolean permanent) {
        Reply reply = new Reply(Integer.parseInt(text.substring(0, 3)), text);

        assertEquals(positive, reply.isPositive());
        assertEquals(permanent, reply.isPermanent());
    }

    @ParameterizedTest
    @CsvSource({"a\\r\\nb, a\\r\\nb\\r\\n.\\r\\n", ".a\\r\\n..b\\r\\n, ..a\\r\\n...b\\r\\n.\\r\\n", "., ..\\r\\n.\\r\\n"
    })
    void dotsAtTheStartOfALineAreDoubled(String text, String wire) throws IOException {
        for (int chunk = 1; chunk <= text.length(); chunk++) {
            assertEquals(plain(wire), stuffed(plain(text), chunk));
        }
    }

    @Test
    void anEmptyTextIsTheDotAlone() throws IOException {
        assertEquals(".\r\n", stuffed("", 1));
    }

    private static String plain(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void dotsAreFoundAnywhereInLongTexts() throws IOException {
        for (int before = 0; before < 20; before++) {
            String text = "x".repeat(before) + "\r\n.\r\n" + "y.".repeat(before) + "\r\n..z\r\n";

            assertEquals(text.replace("\r\n.", "\r\n..") + ".\r\n", stuffed(text, text.length()));
        }
    }

    /** Written in chunks, because a dot and the line end before it may be in two of them. */
    private static String stuffed(String text, int chunk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DotStuffedStream stream = new DotStuffedStream(out);
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < octets.length; i += chunk) {
            stream.write(octets, i, Math.min(chunk, octets.length - i));
        }
        stream.end();
        return out.toString(StandardCharsets.US_ASCII);
    }
}
