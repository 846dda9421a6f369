// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;

/** {@code mail:drop} in Karaf. */
@Service
@Command(scope = "mail", name = "drop", description = "Drops a waiting or failed mail for good")
public final class DropCommand implements Action {

    @Reference
    private MailCommands commands;

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "id", description = "Id of a mail, or all", required = true)
    @Completion(MailCompleter.class)
    private String id;

    @Override
    public Object execute() throws Exception {
        return commands.drop(instance, id);
    }
}
