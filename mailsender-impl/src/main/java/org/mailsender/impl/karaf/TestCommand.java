// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:test} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "test",
        description = "Tests connection, TLS and authentication step by step, and sends nothing")
public final class TestCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "recipient", description = "Address to ask the server for, by MAIL and RCPT")
    private String recipient;

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.test(screen, instance, Optional.ofNullable(recipient));
    }
}
