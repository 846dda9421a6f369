// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.service.command.Descriptor;
import org.mailsender.Transaction;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands of scope {@code mail}, for Gogo and Karaf alike. Each returns what it prints, or throws with a sentence,
 * so that scripts end there. None waits for a mail server, but {@code test} and {@code send}.
 */
@Component(service = MailCommands.class)
public final class MailCommands {

    private static final int MOST_ROWS = 200;
    private static final long PATIENCE_SECONDS = 10;

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
     * The instances.
     *
     * @return a table
     */
    @Descriptor("lists the instances: state, queued, failed, last error")
    public String list() {
        return Reports.instances(instances.all().values());
    }

    /**
     * The mails that wait.
     *
     * @param instance the instance's name
     * @return a table
     * @throws IOException if the spool cannot be read
     */
    @Descriptor("lists the waiting mails of an instance: next try and last reply")
    public String queue(@Descriptor("name of the instance") String instance) throws IOException {
        return Reports.mails(mails(management(instance), MailKind.QUEUED), "waits");
    }

    /**
     * The mails that were given up.
     *
     * @param instance the instance's name
     * @return a table
     * @throws IOException if the spool cannot be read
     */
    @Descriptor("lists the mails of an instance that were given up, with their reason")
    public String failed(@Descriptor("name of the instance") String instance) throws IOException {
        return Reports.mails(mails(management(instance), MailKind.FAILED), "has failed");
    }

    /**
     * Sends a mail by hand, also while the instance is disabled.
     *
     * @param instance the instance's name
     * @param arguments {@code [-r recipients] [-s subject] [-a file] text}
     * @return what became of it
     * @throws Exception if it was refused
     */
    @Descriptor("sends a mail by hand: [-r recipients] [-s subject] [-a file] text")
    public String send(
            @Descriptor("name of the instance") String instance, @Descriptor("options and text") String[] arguments)
            throws Exception {
        try {
            Transaction outcome = instances
                    .sender(instance)
                    .orElseThrow(() -> unknown(instance))
                    .send(SendArguments.read(arguments))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!outcome.success()) {
                throw new IllegalStateException(outcome.message());
            }
            return outcome.message();
        } catch (TimeoutException e) {
            return "The mail is queued; it was not sent within " + PATIENCE_SECONDS + " s. See mail:queue " + instance;
        }
    }

    /**
     * Tests the connection step by step; sends nothing.
     *
     * @param instance the instance's name
     * @return the steps
     */
    @Descriptor("tests connection, TLS and authentication step by step, and sends nothing")
    public String test(@Descriptor("name of the instance") String instance) {
        List<String> steps = new ArrayList<>();
        management(instance).test(Optional.empty(), steps::add);
        return String.join("\n", steps);
    }

    /**
     * Tests the connection, and whether the server would take a mail for a recipient.
     *
     * @param instance the instance's name
     * @param recipient an address
     * @return the steps
     */
    @Descriptor("tests also whether the server would take a mail for a recipient")
    public String test(
            @Descriptor("name of the instance") String instance, @Descriptor("address to ask for") String recipient) {
        List<String> steps = new ArrayList<>();
        management(instance).test(Optional.of(recipient), steps::add);
        return String.join("\n", steps);
    }

    /**
     * Tries all mails of an instance again at once.
     *
     * @param instance the instance's name
     * @return how many
     * @throws IOException if the disk gives trouble
     */
    @Descriptor("tries waiting and failed mails again at once")
    public String retry(@Descriptor("name of the instance") String instance) throws IOException {
        return retry(instance, "all");
    }

    /**
     * Tries a mail again at once.
     *
     * @param instance the instance's name
     * @param id a mail's id, or {@code all}
     * @return how many
     * @throws IOException if the disk gives trouble
     */
    @Descriptor("tries a mail again at once")
    public String retry(
            @Descriptor("name of the instance") String instance, @Descriptor("id of a mail, or all") String id)
            throws IOException {
        return counted(retry(management(instance), id), id, "tried again");
    }

    /**
     * Drops a mail for good.
     *
     * @param instance the instance's name
     * @param id a mail's id, or {@code all}
     * @return how many
     * @throws IOException if the disk gives trouble
     */
    @Descriptor("drops a waiting or failed mail for good")
    public String drop(
            @Descriptor("name of the instance") String instance, @Descriptor("id of a mail, or all") String id)
            throws IOException {
        return counted(drop(management(instance), id), id, "dropped");
    }

    private static List<MailStatus> mails(Management management, MailKind kind) throws IOException {
        List<MailStatus> mails = new ArrayList<>();
        for (String id : management.ids(kind)) {
            management.mail(id).ifPresent(mails::add);
        }
        return mails.subList(0, Math.min(MOST_ROWS, mails.size()));
    }

    private static int retry(Management management, String id) throws IOException {
        return id.equals("all")
                ? management.retry(MailKind.QUEUED, done -> true) + management.retry(MailKind.FAILED, done -> true)
                : management.retry(id) ? 1 : 0;
    }

    private static int drop(Management management, String id) throws IOException {
        return id.equals("all")
                ? management.drop(MailKind.QUEUED, done -> true) + management.drop(MailKind.FAILED, done -> true)
                : management.drop(id) ? 1 : 0;
    }

    private static String counted(int count, String id, String what) {
        if (count == 0 && !id.equals("all")) {
            throw new IllegalArgumentException("no mail has the id " + id + "; mail:queue and mail:failed list them");
        }
        return count + " mail(s) " + what + ".";
    }

    /**
     * The last transactions of all instances.
     *
     * @return a table
     */
    @Descriptor("lists the last 20 transactions of each instance")
    public String transactions() {
        return Reports.transactions(instances.all().values());
    }

    /**
     * The last transactions of an instance.
     *
     * @param instance the instance's name
     * @return a table
     */
    @Descriptor("lists the last 20 transactions of an instance")
    public String transactions(@Descriptor("name of the instance") String instance) {
        return Reports.transactions(List.of(management(instance)));
    }

    private Management management(String name) {
        return instances.management(name).orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no instance '" + name + "'; mail:list shows those there are");
    }
}
