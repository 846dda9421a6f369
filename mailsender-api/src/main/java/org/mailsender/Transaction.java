// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The record of one outcome, for monitoring. Immutable; two of them are equal if all they say is. */
@ProviderType
public interface Transaction {

    /** Longest {@link #message()}, in characters; a longer one is cut, never within a surrogate pair. */
    int MAX_MESSAGE_LENGTH = 1023;

    /**
     * The instance.
     *
     * @return its name
     */
    String instance();

    /**
     * The configured endpoint.
     *
     * @return "" for none
     */
    String endpoint();

    /**
     * The configured interface: the logical group that the endpoint belongs to.
     *
     * @return "" for none
     */
    String interfaceName();

    /**
     * Whether the mail was Done.
     *
     * @return true for Done, false for Failed
     */
    boolean success();

    /**
     * What happened.
     *
     * @return one sentence, at most {@value #MAX_MESSAGE_LENGTH} characters
     */
    String message();

    /**
     * The mail's Message-ID (RFC 5322 3.6.4).
     *
     * @return "" if the request was refused before it had one
     */
    String messageId();

    /**
     * The mail's subject.
     *
     * @return with its prefix
     */
    String subject();

    /**
     * All intended recipients.
     *
     * @return unmodifiable
     */
    List<String> recipients();

    /**
     * The recipients that the server took.
     *
     * @return unmodifiable
     */
    List<String> accepted();

    /**
     * The recipients given up.
     *
     * @return unmodifiable, each as {@code address: reply}
     */
    List<String> rejected();

    /**
     * Attempts made.
     *
     * @return 0 or more
     */
    int attempts();

    /**
     * When the outcome was known.
     *
     * @return by the wall clock
     */
    Instant timestamp();

    /**
     * Time between taking the request and its outcome.
     *
     * @return 0 or more
     */
    Duration duration();
}
