// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.mailsender.impl.shell.MailCommands;
import org.mailsender.impl.shell.MailRequest;
import org.mailsender.impl.shell.Screen;

/** {@code mail:send} in Karaf. */
@Service
@Command(scope = "mail", name = "send", description = "Sends a mail by hand, also while the instance is disabled")
public final class SendCommand extends MailAction {

    @Argument(name = "instance", description = "Name of the instance", required = true)
    @Completion(InstanceCompleter.class)
    private String instance;

    @Argument(
            index = 1,
            name = "text",
            description = "Text of the mail; options may stand in it too",
            multiValued = true)
    private List<String> text = List.of();

    @Option(name = "-r", description = "Recipients, separated by commas, instead of the configured ones")
    private String recipients;

    @Option(name = "-s", description = "Subject")
    private String subject;

    @Option(name = "-a", description = "A file to attach; may be given again", multiValued = true)
    @Completion(FileCompleter.class)
    private List<String> files = List.of();

    @Option(name = "-p", description = "A further property as name=value; may be given again", multiValued = true)
    private List<String> properties = List.of();

    @Option(name = "--html", description = "The text is HTML")
    private boolean html;

    @Override
    void perform(MailCommands mail, Screen screen) {
        Map<String, Object> options = new HashMap<>();
        options.put("-r", recipients);
        options.put("-s", subject);
        options.put("-a", files);
        options.put("-p", properties);
        options.put("--html", html);
        mail.send(screen, instance, MailRequest.of(together(options, text)));
    }
}
