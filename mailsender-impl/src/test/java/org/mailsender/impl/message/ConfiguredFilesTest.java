// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.mail.RefusedException;

/** Files that the configuration attaches are subject to what those of an event are. */
class ConfiguredFilesTest {

    @TempDir
    Path folder;

    private final Map<String, Object> configuration = Rendered.configuration();

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/a.csv"), "inside");
        Files.writeString(folder.resolve("b.csv"), "outside");
        configuration.put("attachmentRoots", new String[] {folder.resolve("in").toString()});
    }

    private String refusal(Map<String, ?> event) {
        return assertThrows(RefusedException.class, () -> Rendered.completed(event, configuration))
                .getMessage();
    }

    @Test
    void aFileBelowARootIsAttached() throws Exception {
        configuration.put("attachments", folder + "/in/{{id}}.csv");

        List<Rendered.Leaf> leaves =
                Rendered.completed(Map.of("id", "a"), configuration).leavesByMime4j();
        assertEquals("inside", leaves.get(1).text());
        assertEquals("a.csv", leaves.get(1).fileName());
    }

    @Test
    void aFileOutsideIsRefusedWhoeverNamesIt() {
        Path outside = folder.resolve("b.csv");
        String sentence = "attachments: '" + outside + "' lies outside the configured attachmentRoots.";

        assertEquals(sentence, refusal(Map.of("attachments", outside)));
        configuration.put("attachments", "{{file}}");
        assertEquals(sentence, refusal(Map.of("file", outside)));
        configuration.put("attachments", outside.toString());
        assertEquals(sentence, refusal(Map.of()));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        configuration.put("attachments", folder + "/in/{{id}}.csv");

        assertEquals("attachments: '" + folder + "/in/x.csv' does not exist.", refusal(Map.of("id", "x")));
    }
}
