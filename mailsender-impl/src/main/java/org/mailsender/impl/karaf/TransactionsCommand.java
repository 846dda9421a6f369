// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:transactions} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "transactions",
        description = "Lists the last 20 transactions of an instance, or of each")
public final class TransactionsCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance; all if it is left out")
    @Completion(InstanceCompleter.class)
    private String instance;

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.transactions(screen, Optional.ofNullable(instance));
    }
}
