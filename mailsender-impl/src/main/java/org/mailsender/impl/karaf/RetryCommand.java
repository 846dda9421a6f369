// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:retry} in Karaf. */
@Service
@Command(scope = "mail", name = "retry", description = "Tries waiting and failed mails again at once")
public final class RetryCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "id", description = "Id of a mail, or queued, failed or all", required = false)
    @Completion(ScopeCompleter.class)
    private String id = "all";

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.retry(screen, instance, id);
    }
}
