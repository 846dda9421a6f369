// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.mailsender.management.MailKind;

/** The commands as Gogo calls them: it finds the methods by their names, and prints nothing itself. Thread-safe. */
public final class GogoMail {

    private static final String INSTANCE = "the name of an instance; mail:list shows them";
    private static final String LIST_USAGE = "<instance> [-n most] [--newest]";
    private static final String SCOPE_USAGE = "<instance> <id|queued|failed|all>";

    private final MailCommands commands;

    GogoMail(MailCommands commands) {
        this.commands = commands;
    }

    private static Screen screen() {
        return new Screen(System.out, 0);
    }

    /** Lists the instances. */
    @Descriptor("lists the instances: state, queued, failed, last error, and refused configurations")
    public void list(@Descriptor("nothing") String[] words) {
        Arguments.of(words).atMost(0);
        commands.list(screen());
    }

    /** Lists the waiting mails. */
    @Descriptor("lists the waiting mails of an instance: next try and last reply")
    public void queue(@Descriptor(LIST_USAGE) String[] words) {
        mails(MailKind.QUEUED, words);
    }

    /** Lists the failed mails. */
    @Descriptor("lists the mails of an instance that were given up, with their reason")
    public void failed(@Descriptor(LIST_USAGE) String[] words) {
        mails(MailKind.FAILED, words);
    }

    private void mails(MailKind kind, String... words) {
        Arguments arguments = MailLists.read(words).atMost(1);
        commands.mails(screen(), arguments.required(0, INSTANCE), kind, MailLists.of(arguments));
    }

    /** Sends a mail by hand. */
    @Descriptor("sends a mail by hand, also while the instance is disabled")
    public void send(
            @Descriptor("<instance> [-r recipients] [-s subject] [-a file]... [--html] [-p name=value]... text")
                    String[] words) {
        Arguments arguments = MailRequest.read(words);
        commands.send(screen(), arguments.required(0, INSTANCE), MailRequest.of(arguments, 1));
    }

    /** Tests the connection. */
    @Descriptor("tests connection, TLS and authentication step by step, and sends nothing")
    public void test(@Descriptor("<instance> [address to ask the server for]") String[] words) {
        Arguments arguments = Arguments.of(words).atMost(2);
        commands.test(screen(), arguments.required(0, INSTANCE), arguments.optional(1));
    }

    /** Tries mails again. */
    @Descriptor("tries waiting and failed mails again at once")
    public void retry(@Descriptor("<instance> [id|queued|failed|all]") String[] words) {
        Arguments arguments = Arguments.of(words).atMost(2);
        commands.retry(
                screen(), arguments.required(0, INSTANCE), arguments.optional(1).orElse("all"));
    }

    /** Drops mails. */
    @Descriptor("drops waiting and failed mails for good; a waiting one becomes Failed")
    public void drop(@Descriptor(SCOPE_USAGE) String[] words) {
        Arguments arguments = Arguments.of(words).atMost(2);
        commands.drop(screen(), arguments.required(0, INSTANCE), arguments.required(1, Scope.CHOICE));
    }

    /** Hands the sending over. */
    @SuppressWarnings("NamedLikeContextualKeyword")
    @Descriptor("hands the sending of an instance over to another node that shares its queue")
    public void yield(@Descriptor("<instance>") String[] words) {
        Arguments arguments = Arguments.of(words).atMost(1);
        commands.handOver(screen(), arguments.required(0, INSTANCE));
    }

    /** Shows a mail. */
    @Descriptor("shows a mail: how it is, its headers, and the beginning of its text")
    public void show(@Descriptor("<instance> <id>") String[] words) {
        Arguments arguments = Arguments.of(words).atMost(2);
        commands.show(screen(), arguments.required(0, INSTANCE), arguments.required(1, "the id of a mail"));
    }

    /** Shows what an event would make. */
    @Descriptor("shows the mail that an event with such properties would make, and sends nothing")
    public void preview(@Descriptor("<instance> [name=value]...") String[] words) {
        Arguments arguments = Arguments.of(words);
        commands.preview(screen(), arguments.required(0, INSTANCE), arguments.from(1));
    }

    /** Writes mails to files. */
    @Descriptor("writes mails to files that any mail program opens, for their owner only")
    public void export(@Descriptor(SCOPE_USAGE + " <folder>") String[] words) {
        Arguments arguments = Arguments.of(words).atMost(3);
        commands.export(
                screen(),
                arguments.required(0, INSTANCE),
                arguments.required(1, Scope.CHOICE),
                arguments.required(2, "a folder for the files"));
    }

    /** Lists the last transactions. */
    @Descriptor("lists the last 20 transactions of an instance, or of each")
    public void transactions(@Descriptor("[instance]") String[] words) {
        Arguments arguments = Arguments.of(words).atMost(1);
        Optional<String> instance = arguments.optional(0);
        commands.transactions(screen(), instance);
    }
}
