// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.List;
import java.util.Optional;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands of scope {@code mail}, for Gogo and Karaf alike. Each prints what there is to see, or throws {@link
 * Refused}, so that scripts end there. None waits for a mail server, but {@code test} and {@code send}; an interrupt ends
 * the long ones after the mail that they are at. Thread-safe.
 */
@Component(service = MailCommands.class)
public final class MailCommands {

    private final Instances instances;

    /**
     * Works on the instances of the bundle.
     *
     * @param instances finds them
     */
    @Activate
    public MailCommands(@Reference(name = "instances") Instances instances) {
        this.instances = instances;
    }

    /**
     * Lists the instances: state, queued, failed, last error, and which configurations are refused.
     *
     * @param screen where to
     */
    public void list(Screen screen) {
        new InstanceTable(instances.all(), instances.refused()).print(screen);
    }

    /**
     * Lists mails of an instance.
     *
     * @param screen where to
     * @param instance its name
     * @param kind which
     * @param lists how many, and in which order
     */
    public void mails(Screen screen, String instance, MailKind kind, MailLists lists) {
        Sentences.run(() -> lists.print(screen, management(instance), kind));
    }

    /**
     * Sends a mail by hand, also while the instance is disabled.
     *
     * @param screen where to
     * @param instance its name
     * @param request what to send
     */
    public void send(Screen screen, String instance, MailRequest request) {
        Sentences.run(() -> Sending.send(screen, management(instance), request));
    }

    /**
     * Tests the connection step by step, and sends nothing.
     *
     * @param screen where to
     * @param instance its name
     * @param recipient an address to ask the server for, by MAIL and RCPT
     */
    public void test(Screen screen, String instance, Optional<String> recipient) {
        Sentences.run(() -> {
            try {
                management(instance).test(recipient, screen::line);
            } finally {
                // Whoever broke it off has got what was wanted; the shell goes on.
                Thread.interrupted();
            }
        });
    }

    /**
     * Tries mails again at once.
     *
     * @param screen where to
     * @param instance its name
     * @param which an id, {@code queued}, {@code failed} or {@code all}
     */
    public void retry(Screen screen, String instance, String which) {
        Sentences.run(() -> Treating.retry().treat(screen, management(instance), Scope.of(which)));
    }

    /**
     * Drops mails for good.
     *
     * @param screen where to
     * @param instance its name
     * @param which an id, {@code queued}, {@code failed} or {@code all}
     */
    public void drop(Screen screen, String instance, String which) {
        Sentences.run(() -> Treating.drop().treat(screen, management(instance), Scope.of(which)));
    }

    /**
     * Hands the sending of an instance over to another node that shares its queue.
     *
     * @param screen where to
     * @param instance its name
     */
    public void handOver(Screen screen, String instance) {
        Sentences.run(() -> Yielding.standard().handOver(screen, management(instance)));
    }

    /**
     * Shows how a mail is, and what it says.
     *
     * @param screen where to
     * @param instance its name
     * @param id of the mail
     */
    public void show(Screen screen, String instance, String id) {
        Sentences.run(() -> {
            Management management = management(instance);
            MailStatus status = management.mail(id).orElseThrow(() -> Scope.unknown(id));
            MailSheet sheet = new MailSheet(screen);
            sheet.status(status);
            Optional<MailContent> content = management.content(id);
            content.ifPresent(sheet::content);
        });
    }

    /**
     * Shows the mail that an event would make; sends nothing.
     *
     * @param screen where to
     * @param instance its name
     * @param pairs the event's properties, each as {@code name=value}
     */
    public void preview(Screen screen, String instance, List<String> pairs) {
        Sentences.run(() -> new MailSheet(screen).content(management(instance).preview(MailRequest.pairs(pairs))));
    }

    /**
     * Writes mails to files that any mail program opens.
     *
     * @param screen where to
     * @param instance its name
     * @param which an id, {@code queued}, {@code failed} or {@code all}
     * @param folder path of the folder for them
     */
    public void export(Screen screen, String instance, String which, String folder) {
        Sentences.run(
                () -> new Exporting(management(instance), MailRequest.path(folder)).export(screen, Scope.of(which)));
    }

    /**
     * Lists the last transactions.
     *
     * @param screen where to
     * @param instance its name, empty for all of them
     */
    public void transactions(Screen screen, Optional<String> instance) {
        TransactionTable.print(
                screen, instance.isEmpty() ? instances.all().values() : List.of(management(instance.get())));
    }

    private Management management(String name) {
        return instances
                .management(name)
                .orElseThrow(() -> new Refused("there is no instance '" + name + "'; mail:list shows those there are"));
    }
}
