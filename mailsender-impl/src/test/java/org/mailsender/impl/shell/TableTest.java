// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that can be read on a terminal, and by a script. */
class TableTest {

    private static List<String> printed(int width, Object... cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Table table = new Table("ID", "SUBJECT", "REASON");
        table.row(cells);
        table.print(new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), width));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertEquals(List.of("ID   SUBJECT  REASON", "abc  one      two"), printed(0, "abc", "one", "two"));
    }

    @Test
    void withoutATerminalTheLastColumnIsWhole() {
        String reason = "r".repeat(500);

        assertEquals(
                "a   " + "s".repeat(37) + "...  " + reason,
                printed(0, "a", "s".repeat(50), reason).get(1));
    }

    @Test
    void onATerminalALineFits() {
        assertEquals(
                79, printed(80, "a", "s".repeat(30), "r".repeat(500)).get(1).length());
    }

    @Test
    void whatWouldSteerTheTerminalIsShownHarmless() {
        assertEquals("a   s?[2J    r", printed(0, "a", "s\u001b[2J", "r").get(1));
    }

    @Test
    void manyRecipientsAreCounted() {
        assertEquals("a@example.com, b@example.com", Words.addresses(List.of("a@example.com", "b@example.com")));
        assertEquals(
                "a@example.com +3",
                Words.addresses(List.of("a@example.com", "b@example.com", "c@example.com", "d@example.com")));
    }
}
