// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;

/** {@code mail:failed} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "failed",
        description = "Lists the mails of an instance that were given up, with their reason")
public final class FailedCommand implements Action {

    @Reference
    private MailCommands commands;

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Override
    public Object execute() throws Exception {
        return commands.failed(instance);
    }
}
