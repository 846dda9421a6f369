// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;

/** {@code mail:list} in Karaf. */
@Service
@Command(scope = "mail", name = "list", description = "Lists the instances: state, queued, failed, last error")
public final class ListCommand implements Action {

    @Reference
    private MailCommands commands;

    @Override
    public Object execute() throws Exception {
        return commands.list();
    }
}
