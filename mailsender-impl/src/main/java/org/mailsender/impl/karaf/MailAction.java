// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Refused;
import org.mailsender.impl.shell.Screen;

/** What all commands have in common: they print, and trouble goes to the error output and becomes a status. */
abstract class MailAction implements Action {

    @Reference
    private MailCommands commands;

    @Reference
    private Session session;

    @Override
    public final Object execute() throws CommandException {
        try {
            perform(commands, new Screen(System.out, width()));
            return null;
        } catch (Refused e) {
            System.err.println(e.getMessage());
            // Karaf prints the first of the two on the standard output, and ends bin/client with a status.
            throw new CommandException("", e.getMessage());
        }
    }

    /** Does it. */
    abstract void perform(MailCommands mail, Screen screen);

    private int width() {
        Terminal terminal = session.getTerminal();
        return terminal == null ? 0 : Math.max(0, terminal.getWidth());
    }
}
