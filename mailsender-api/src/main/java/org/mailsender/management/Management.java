// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.mailsender.Transaction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The queue of one instance, for operators. Each instance registers one as a service, with its name as the service
 * property {@link org.mailsender.PropertyNames#INSTANCE instance}. Thread-safe. Only {@link #test} waits for the mail
 * server; all that reads or changes mails waits for the disk.
 */
@ProviderType
public interface Management {

    /**
     * How the instance is.
     *
     * @return at this moment; a spool that cannot be read is told by {@link InstanceStatus#spoolTrouble()}
     */
    InstanceStatus status();

    /**
     * The mails there are. No mail is read for it.
     *
     * @param kind which
     * @return their ids, in the order of their events; unmodifiable
     * @throws IOException if the spool cannot be read
     */
    List<String> ids(MailKind kind) throws IOException;

    /**
     * How a mail is.
     *
     * @param id of a mail
     * @return empty if there is none of that id, or it has just gone
     * @throws IOException if the spool cannot be read
     */
    Optional<MailStatus> mail(String id) throws IOException;

    /**
     * What a mail says.
     *
     * @param id of a mail
     * @return empty if there is none of that id, or it has just gone
     * @throws IOException if the spool cannot be read
     */
    Optional<MailContent> content(String id) throws IOException;

    /**
     * Writes a mail as it is sent (RFC 5322), so that any mail program opens it.
     *
     * @param id of a mail
     * @param target gets it, and stays open
     * @return whether there is a mail of that id
     * @throws IOException if the spool cannot be read, or the target not be written
     */
    boolean writeTo(String id, OutputStream target) throws IOException;

    /**
     * The last 20 transactions, restarts included.
     *
     * @return the newest first
     */
    List<Transaction> transactions();

    /**
     * How many transactions there were, restarts included.
     *
     * @return at this moment
     */
    TransactionTotals totals();

    /**
     * Tries a mail again at once; a failed one for the recipients that did not get it.
     *
     * @param id of a mail
     * @return whether there was a mail of that id
     * @throws IOException if the disk gives trouble
     */
    boolean retry(String id) throws IOException;

    /**
     * Tries mails again at once: waiting ones all together, failed ones one after the other.
     *
     * @param kind which
     * @param goOn asked on the calling thread after each failed mail, with how many are done; false ends it there
     * @return how many mails
     * @throws IOException if the disk gives trouble with some of them, which keeps no other from it
     */
    int retry(MailKind kind, IntPredicate goOn) throws IOException;

    /**
     * Drops a mail for good. A waiting one becomes Failed, so that its event has an outcome.
     *
     * @param id of a mail
     * @return whether there was a mail of that id, and it is not under way
     * @throws IOException if the disk gives trouble
     */
    boolean drop(String id) throws IOException;

    /**
     * Drops mails for good, but those under way. Waiting ones of a queue that nodes share are dropped by the node that sends,
     * which is asked for all of them at once, and does not end with the one that asked.
     *
     * @param kind which
     * @param goOn asked on the calling thread from time to time, after each mail of a queue that is this process's alone, with
     *     how many are done; false ends it there
     * @return how many mails
     * @throws IOException if the disk gives trouble with some of them, which keeps no other from it
     */
    int drop(MailKind kind, IntPredicate goOn) throws IOException;

    /**
     * Hands the sending over to another node, whichever node has it now. It is asked for when this returns; {@link
     * ClusterStatus#sender()} tells who has it.
     *
     * @return the name of the node that had it, "" if none had
     * @throws IOException if there is no other node, no node shares the queue, or the store gives trouble; the message is a
     *     sentence
     */
    String handOver() throws IOException;

    /**
     * The mail that an event would make. Nothing is sent or kept.
     *
     * @param properties of the event, for example {@code message} and {@code recipients}; values as in an event
     * @return what it would be
     * @throws IllegalArgumentException if the event would be refused, with the sentence of its Failed
     */
    MailContent preview(Map<String, ?> properties);

    /**
     * Takes a request as if an event brought it, also while the instance is disabled.
     *
     * @param properties as in {@link #preview}
     * @return completes with the outcome; when this returns, the mail is on disk or refused
     */
    CompletionStage<Transaction> send(Map<String, ?> properties);

    /**
     * What came of mails lately.
     *
     * @param window how far back, and how finely
     * @return a count for each step, the oldest first; the last step is not over yet
     */
    List<Traffic> traffic(TrafficWindow window);

    /**
     * What ends at a known time: certificates, those of the servers as last seen, and access tokens.
     *
     * @return the next to end first
     */
    List<Expiry> expiries();

    /**
     * Connects as a mail would - resolve, connect, TLS, capabilities, authentication - and sends nothing.
     *
     * @param recipient whom to ask for by MAIL and RCPT, empty for nobody
     * @param step gets a sentence for each step, on the calling thread, as soon as it is done
     * @throws IllegalStateException if a step fails, with the sentence that says why, or the calling thread is
     *     interrupted, which breaks it off
     */
    void test(Optional<String> recipient, Consumer<String> step);
}
