// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.Screen;

/** {@code mail:export} in Karaf. */
@Service
@Command(
        scope = "mail",
        name = "export",
        description = "Writes mails to files that any mail program opens, for their owner only")
public final class ExportCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(index = 1, name = "id", description = "Id of a mail, or queued, failed or all", required = true)
    @Completion(ScopeCompleter.class)
    private String id;

    @Argument(index = 2, name = "folder", description = "Folder for the files ID.eml", required = true)
    @Completion(FileCompleter.class)
    private String folder;

    @Override
    void perform(MailCommands mail, Screen screen) {
        mail.export(screen, instance, id, folder);
    }
}
