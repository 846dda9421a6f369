// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:yield} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "yield",
        description = "Hands the sending of an instance over to another node that shares its queue")
public final class YieldCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.handOver(screen, instance);
    }
}
