// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.RefusedException;

/** What is refused, with the property at fault, before it reaches a header, a file or the wire. */
class HostileInputTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@example.com", "a\nb", "a\0b", "a\u0007b", "\uD800", "a\u2028b", "a\u0085b"})
    void nothingCanBeInjected(String evil) {
        Map<String, Map<String, ?>> events = new HashMap<>();
        if (HeaderText.onOneLine(evil).equals(evil)) {
            events.put("subject", Map.of("subject", evil));
        }
        events.put("recipients", Map.of("recipients", evil + " <a@example.com>"));
        events.put("cc", Map.of("cc", "a@example.com, " + evil));
        events.put("replyTo", Map.of("replyTo", evil + "@example.com"));
        events.put("headers", Map.of("header.X-A", evil));
        events.put("attachments", Map.of("attachments", List.of(Attachment.of(evil, "", CONTENT))));
        events.put("inline", Map.of("isHtml", true, "inline", Map.of(evil, Attachment.of("a.png", "", CONTENT))));
        events.forEach((property, event) -> {
            RefusedException refused = assertThrows(RefusedException.class, () -> Rendered.of(event), property);
            assertTrue(refused.getMessage().startsWith(property + ": "), refused::getMessage);
        });
    }

    @Test
    void aMediaTypeCannotBeInjectedEither() {
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> Rendered.of(
                        Map.of("attachments", List.of(Attachment.of("a", "text/csv\r\nX-Evil: 1", CONTENT)))));

        assertTrue(refused.getMessage().contains("no media type"), refused::getMessage);
    }

    @Test
    void filesOutsideTheConfiguredFoldersAreRefusedByTheirRealPath() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path inside = Files.writeString(root.resolve("fine.txt"), "fine");
        Path link = Files.createSymbolicLink(root.resolve("link.txt"), secret);
        Map<String, Object> configuration = Rendered.configuration();
        configuration.put("attachmentRoots", root.toString());

        for (Object evil : List.of(secret, root.resolve("../secret.txt"), link, secret.toUri())) {
            RefusedException refused = assertThrows(
                    RefusedException.class, () -> Rendered.of(Map.of("attachments", List.of(evil)), configuration));
            assertTrue(refused.getMessage().contains("attachmentRoots"), refused::getMessage);
        }
        assertEquals(
                "fine.txt",
                Rendered.of(Map.of("attachments", inside), configuration)
                        .leavesByMime4j()
                        .get(1)
                        .fileName());
    }

    @Test
    void groupsAreRefused() {
        assertThrows(RefusedException.class, () -> Rendered.of(Map.of("recipients", "team: a@example.com, b@x.y;")));
    }

    @Test
    void anAmbiguousDomainIsRefused() {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> Rendered.of(Map.of("recipients", "a@straße.example")));

        assertTrue(refused.getMessage().contains("xn--"), refused::getMessage);
    }
}
