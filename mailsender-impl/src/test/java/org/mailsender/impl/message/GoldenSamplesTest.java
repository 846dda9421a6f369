// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.Attachment;

/**
 * Mails as they leave, byte by byte, for people to open in a mail reader. With {@code -Dgolden.update=true} the samples
 * are written anew, to be looked at before they are committed.
 */
class GoldenSamplesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Pattern BOUNDARY = Pattern.compile("----=_Part_[0-9a-z]+");
    private static final byte[] RED_DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO"
                    + "9TXL0Y4OHwAAAABJRU5ErkJggg==");
    private static final String HTML = "<html><body style=\"font-family:sans-serif\"><h1>Grüße 😀 漢字</h1>"
            + "<p>Your order <b>4711</b> is on its way. <img src=\"cid:dot\" width=\"24\" alt=\"dot\"></p>"
            + "<table border=\"1\"><tr><th>item</th><th>price</th></tr><tr><td>Bücher</td><td>19.90 €</td></tr></table>"
            + "<p><a href=\"https://example.com/4711\">Follow it</a></p></body></html>";

    @ParameterizedTest
    @ValueSource(strings = {"plain", "html", "html-inline-attachments", "unicode-everywhere", "300-recipients"})
    void theSampleIsAsItWas(String name) throws Exception {
        Rendered mail = Rendered.of(event(name));
        String actual = normalized(new String(mail.bytes(), StandardCharsets.UTF_8));
        Path file = FOLDER.resolve(name + ".eml");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }

        assertEquals(Files.readString(file), actual);
    }

    private static Map<String, ?> event(String name) {
        return switch (name) {
            case "plain" -> Map.of("subject", "Plain", "message", "Hello,\n\nthis is plain text.\n");
            case "html" -> Map.of("subject", "HTML", "message", HTML.replaceAll("<img[^>]*>", ""), "isHtml", true);
            case "html-inline-attachments" ->
                Map.of(
                        "subject",
                        "HTML with an image and a file",
                        "message",
                        HTML,
                        "isHtml",
                        true,
                        "inline",
                        Map.of("dot", Attachment.of("dot.png", "image/png", RED_DOT)),
                        "attachments",
                        List.of(csv("order.csv")));
            case "unicode-everywhere" ->
                Map.of(
                        "subject", "Grüße 😀 漢字 ".repeat(8),
                        "message", "Grüße 😀 漢字\n",
                        "recipients", "Grüße 😀 漢字 <a@bücher.example>",
                        "replyTo", "Zoë <zoe@example.com>",
                        "header.X-Note", "Grüße 😀 漢字",
                        "attachments", List.of(csv("Grüße 😀 漢字 – Übersicht über alle Bestellungen des Jahres.csv")));
            default ->
                Map.of(
                        "subject",
                        "To many",
                        "recipients",
                        IntStream.range(0, 300)
                                .mapToObj(i -> "r" + i + "@example.com")
                                .toList());
        };
    }

    private static Attachment csv(String name) {
        return Attachment.of(name, "text/csv", "item;price\nBücher;19.90\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Boundaries are random: the first becomes 1, and so on. */
    private static String normalized(String mail) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher boundaries = BOUNDARY.matcher(mail);
        return boundaries.replaceAll((MatchResult found) ->
                names.computeIfAbsent(found.group(), boundary -> "----=_Part_" + (names.size() + 1)));
    }
}
