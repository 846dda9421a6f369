// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:show} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "show",
        description = "Shows a mail: how it is, its headers, and the beginning of its text")
public final class ShowCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "id", description = "Id of a mail", required = true)
    @Completion(MailCompleter.class)
    private String id;

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.show(screen, instance, id);
    }
}
