// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.RefusedException;

/** A process that was started without a locale, as containers, cron and systemd do. */
class NoLocaleTest {

    private static final String NAME = "Gr\u00F6\u00DFe \u6F22\u5B57 \uD83D\uDE00.pdf";

    /** Runs in a process of its own and prints, with escapes, what becomes of a name beyond ASCII. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws RefusedException {
            Rendered mail = Rendered.of(
                    Map.of("subject", NAME, "attachments", List.of(Attachment.of(NAME, "", new byte[] {1}))));
            print(mail.decoded("Subject"));
            print(mail.leavesByMime4j().get(mail.leavesByMime4j().size() - 1).fileName());
            try {
                Rendered.of(Map.of("attachments", "/tmp/" + NAME));
            } catch (RefusedException e) {
                print(e.getMessage().replaceAll("encoding=[^)]*", "encoding="));
            }
        }

        private static void print(String text) {
            StringBuilder escaped = new StringBuilder();
            text.chars().forEach(c -> escaped.append(c < 0x7F ? "" + (char) c : String.format("\\u%04X", c)));
            System.out.println(escaped);
        }
    }

    @Test
    void aNameBeyondAsciiTravelsAsEverAndOnlyAPathIsRefusedByOneSentence() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "elsewhere names of files do not depend on a locale");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        Process child = builder.redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        String escaped = "Gr\\u00F6\\u00DFe \\u6F22\\u5B57 \\uD83D\\uDE00.pdf";
        List<String> lines =
                said.lines().filter(line -> !line.startsWith("SLF4J")).toList();
        assertEquals(List.of(escaped, escaped), lines.subList(0, 2), said);
        assertEquals(
                "attachments: '/tmp/" + escaped + "' cannot be the name of a file here: this process was started in a"
                        + " locale whose encoding (sun.jnu.encoding=) lacks one of its characters; start it with a UTF-8"
                        + " locale, such as LC_ALL=C.UTF-8.",
                lines.get(2));
        assertEquals(3, lines.size(), said);
    }
}
