// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.Mail;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.Settings;

/** What becomes of events when their message is in a file. */
class MessageFileKeyTest {

    @TempDir
    Path folder;

    private Path file;
    private Completed orders;

    @BeforeEach
    void prepare() throws IOException {
        file = Files.writeString(folder.resolve("mail.txt"), "Grüße 🚀, {{name}}");
        orders = Completed.with("messageFile", file.toString());
    }

    @Test
    void theFileIsTheTemplateOfTheMessage() throws Exception {
        assertEquals("Grüße 🚀, <x>", orders.event(Map.of("name", "<x>")).message());
        assertEquals(
                "Grüße 🚀, &lt;x&gt;",
                orders.event(Map.of("name", "<x>", "isHtml", true)).message());
        assertEquals(
                "given", orders.event(Map.of("name", "<x>", "message", "given")).message());
    }

    @Test
    void messageAndItsFileExcludeOneAnother() {
        assertEquals(
                "messageFile: message is given as well; keep one of them.",
                orders.and("message", "x").error());
    }

    @Test
    void aFileThatCannotBeUsedIsAnErrorOfTheConfiguration() throws IOException {
        Files.delete(file);
        assertEquals("messageFile: '" + file + "' does not exist.", orders.error());
        assertEquals(
                "messageFile: '" + folder + "' is no regular file.",
                Completed.with("messageFile", folder.toString()).error());
        Files.writeString(file, "x\n{{#a}}");
        assertEquals(
                "messageFile: '" + file + "', line 2: the section {{#a}} is not closed by {{/a}}.", orders.error());
        assertTrue(orders.and("messageFile", "a\0b").error().startsWith("messageFile: "));
    }

    @Test
    void aFileThatIsSpoiltLaterFailsTheMailByName() throws Exception {
        Settings settings = orders.settings();
        assertEquals("Grüße 🚀, ", message(settings));
        Files.write(file, "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("messageFile: '" + file + "' is not in UTF-8; save it in that encoding.", refusal(settings));
        Files.delete(file);
        assertEquals("messageFile: '" + file + "' does not exist.", refusal(settings));
        Files.writeString(file, "again");
        assertEquals("again", message(settings));
    }

    private static String message(Settings settings) throws RefusedException {
        Mail mail = Mail.builder().recipients("a@example.com").build();
        return new Source.OfMail(mail).read(settings, Instant.now()).mail().message();
    }

    private static String refusal(Settings settings) {
        return assertThrows(RefusedException.class, () -> message(settings)).getMessage();
    }
}
