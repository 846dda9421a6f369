// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;

/** {@code mail:send} in Karaf. */
@Service
@Command(scope = "mail", name = "send", description = "Sends a mail by hand, also while the instance is disabled")
public final class SendCommand implements Action {

    @Reference
    private MailCommands commands;

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(
            index = 1,
            name = "arguments",
            description = "[-r recipients] [-s subject] [-a file] text",
            required = true,
            multiValued = true)
    private List<String> arguments;

    @Override
    public Object execute() throws Exception {
        return commands.send(instance, arguments.toArray(String[]::new));
    }
}
