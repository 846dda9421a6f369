// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.PrintStream;
import org.mailsender.impl.mail.Characters;

/**
 * Where a command prints. Immutable.
 *
 * @param out where to
 * @param width columns of the terminal, 0 if there is none: then lines may be as long as they need to be
 */
public record Screen(PrintStream out, int width) {

    /** Prints foreign text, which must not steer the terminal, on a line of its own, at once. */
    void line(String text) {
        out.println(Characters.printable(text));
        out.flush();
    }

    /** Prints a text of several lines, of which each is one here as well. */
    void lines(String text) {
        text.lines().forEach(this::line);
    }
}
