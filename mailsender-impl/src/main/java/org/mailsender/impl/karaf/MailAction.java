// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Refused;
import org.mailsender.impl.shell.Screen;

/** What all commands have in common: they print, and trouble is a sentence and a status. */
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
            // Karaf prints the first of the two as it is, and ends bin/client with a status.
            throw new CommandException(e.getMessage(), e.getMessage());
        }
    }

    /** Does it. */
    abstract void perform(MailCommands mail, Screen screen);

    /** Karaf knows options in front of the first word only, so that they are put together again with what is behind. */
    static List<String> together(Map<String, ?> options, List<String> words) {
        List<String> all = new ArrayList<>();
        options.forEach((option, value) -> {
            if (value instanceof List<?> values) {
                values.forEach(each -> add(all, option, each));
            } else {
                add(all, option, value);
            }
        });
        all.addAll(words);
        return all;
    }

    private static void add(List<String> words, String option, Object value) {
        if (Boolean.TRUE.equals(value)) {
            words.add(option);
        } else if (value instanceof String text) {
            words.add(option);
            words.add(text);
        }
    }

    private int width() {
        Terminal terminal = session.getTerminal();
        return terminal == null ? 0 : Math.max(0, terminal.getWidth());
    }
}
