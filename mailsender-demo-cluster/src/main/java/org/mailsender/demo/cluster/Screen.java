// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Shows people what happens. On a terminal the present state is one line that changes, and what matters has a colour;
 * elsewhere, or where {@code NO_COLOR} is set, all are plain lines, the state every few seconds. Thread-safe.
 */
final class Screen {

    private static final String BOLD = "1";
    private static final String RED = "1;31";
    private static final String GREEN = "1;32";
    private static final String ERASE_LINE = "\r\033[K";
    private static final int PLAIN_STATE_EVERY = 3;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final boolean terminal = isTerminal() && System.getenv("NO_COLOR") == null;
    private boolean stateShown;
    private int states;

    /** From Java 22 on there is always a console, which may be no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    synchronized void title(String text) {
        line("");
        line(coloured(BOLD, "=== " + text + " " + "=".repeat(Math.max(3, 74 - text.length()))));
    }

    synchronized void line(String text) {
        if (stateShown) {
            out.println();
            stateShown = false;
        }
        out.println(text);
    }

    void bad(String text) {
        line(coloured(RED, text));
    }

    void good(String text) {
        line(coloured(GREEN, text));
    }

    /** How things stand, to be called once a second. */
    synchronized void state(String text) {
        if (terminal) {
            out.print(ERASE_LINE + text);
            out.flush();
            stateShown = true;
        } else if (states++ % PLAIN_STATE_EVERY == 0) {
            out.println(text);
        }
    }

    private String coloured(String colour, String text) {
        return terminal ? "\033[" + colour + "m" + text + "\033[0m" : text;
    }
}
