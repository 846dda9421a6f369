// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:preview} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "preview",
        description = "Shows the mail that an event with such properties would make, and sends nothing")
public final class PreviewCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "properties", description = "Properties as name=value", multiValued = true)
    private List<String> properties = List.of();

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.preview(screen, instance, properties);
    }
}
