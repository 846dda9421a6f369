// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;

/** {@code mail:queue} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "queue",
        description = "Lists the waiting mails of an instance: next try and last reply")
public final class QueueCommand implements Action {

    @Reference
    private MailCommands commands;

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Override
    public Object execute() throws Exception {
        return commands.queue(instance);
    }
}
