// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:list} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "list",
        description = "Lists the instances: state, queued, failed, last error, and refused configurations")
public final class ListCommand extends MailAction {

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.list(screen);
    }
}
