// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One instance of MailSender, that is, one factory configuration of PID {@value ConfigurationKeys#PID}.
 *
 * <p>Registered as a service with the property {@value PropertyNames#INSTANCE}, from the moment the instance is
 * configured until it is deactivated. Thread-safe.
 */
@ProviderType
public interface MailSender {

    /**
     * Takes a mail and returns when it is on disk, or refused.
     *
     * <p>Blocks for at most three seconds, whatever the disk or the attachments' file system does. The mail is sent
     * even while the instance is disabled. Every mail has exactly one outcome: the returned stage completes with it,
     * on a thread of MailSender, and the outcome is also posted as an event. A refused mail (a malformed address, a
     * missing attachment, a full queue) is an outcome too: {@link Transaction#success()} is then false and
     * {@link Transaction#message()} says why.
     *
     * @param mail what to send
     * @return completes with the outcome; completes exceptionally with {@link IllegalStateException} only when the
     *     instance is deactivated before the outcome, in which case the mail stays in the spool and its outcome is
     *     posted as an event after the instance returns
     */
    CompletionStage<Transaction> send(Mail mail);
}
