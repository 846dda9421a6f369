// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.Transaction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The queue of one instance, for operators. Each instance registers one as a service, with its name as the service
 * property {@link org.mailsender.PropertyNames#INSTANCE instance}. Thread-safe. Only {@link #test} waits for the mail
 * server.
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
     * The mails waiting or under way.
     *
     * @param atMost how many to read
     * @return in the order of their events
     * @throws IOException if the spool cannot be read
     */
    List<MailStatus> queued(int atMost) throws IOException;

    /**
     * The mails given up and not yet dropped.
     *
     * @param atMost how many to read
     * @return in the order of their events
     * @throws IOException if the spool cannot be read
     */
    List<MailStatus> failed(int atMost) throws IOException;

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
     * Tries again at once: waiting mails, and failed ones for the recipients that did not get them.
     *
     * @param id of a mail, empty for all of them
     * @return how many mails
     * @throws IOException if the disk gives trouble
     */
    int retry(Optional<String> id) throws IOException;

    /**
     * Drops mails for good. A waiting one becomes Failed, so that its event has an outcome.
     *
     * @param id of a mail, empty for all of them
     * @return how many mails
     * @throws IOException if the disk gives trouble
     */
    int drop(Optional<String> id) throws IOException;

    /**
     * Connects as a mail would - resolve, connect, TLS, capabilities, authentication - and sends nothing.
     *
     * @param recipient whom to ask for by MAIL and RCPT, empty for nobody
     * @return a sentence for each step done
     * @throws IllegalStateException if a step fails: the sentences, a line each, the last one saying why
     */
    List<String> test(Optional<String> recipient);
}
