// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.MailLists;
import org.mailsender.impl.shell.Screen;
import org.mailsender.management.MailKind;

/** {@code mail:queue} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "queue",
        description = "Lists the waiting mails of an instance: next try and last reply")
public final class QueueCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> further = List.of();

    @Option(name = "-n", description = "Most mails to show", valueToShowInHelp = "50")
    private String number;

    @Option(name = "--newest", description = "The newest first, and not the oldest")
    private boolean newest;

    @Override
    void perform(MailCommands mail, Screen screen) {
        Map<String, Object> options = new HashMap<>();
        options.put("-n", number);
        options.put("--newest", newest);
        mail.mails(screen, instance, MailKind.QUEUED, MailLists.of(together(options, further)));
    }
}
