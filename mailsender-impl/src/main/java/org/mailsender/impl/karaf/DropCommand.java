// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:drop} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "drop",
        description = "Drops waiting and failed mails for good; a waiting one becomes Failed")
public final class DropCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "id", description = "Id of a mail, or queued, failed or all", required = true)
    @Completion(ScopeCompleter.class)
    private String id;

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.drop(screen, instance, id);
    }
}
