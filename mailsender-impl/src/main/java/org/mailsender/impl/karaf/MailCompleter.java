// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.mailsender.impl.shell.Instances;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;

/** Completes ids of the waiting and failed mails of the instance typed before, in Karaf. */
@Service
public class MailCompleter implements Completer {

    private static final int MOST = 200;

    @Reference
    private Instances instances;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter ids = new StringsCompleter();
        ids.getStrings().addAll(words());
        instance(line).ifPresent(management -> add(management, ids.getStrings()));
        return ids.complete(session, line, candidates);
    }

    /** What else may be typed. */
    List<String> words() {
        return List.of();
    }

    private Optional<Management> instance(CommandLine line) {
        String[] words = line.getArguments();
        int instance = line.getCursorArgumentIndex() - 1;
        return instance < 1 ? Optional.empty() : instances.management(words[instance]);
    }

    private static void add(Management management, Collection<String> ids) {
        try {
            management.ids(MailKind.QUEUED).stream().limit(MOST).forEach(ids::add);
            management.ids(MailKind.FAILED).stream().limit(MOST).forEach(ids::add);
        } catch (IOException e) {
            // A completion is no place to complain; the command itself will say it.
            return;
        }
    }
}
