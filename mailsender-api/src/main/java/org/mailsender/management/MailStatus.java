// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A mail as operators see it, at one moment. Immutable. */
@ProviderType
public interface MailStatus {

    /**
     * By which it is retried and dropped.
     *
     * @return eleven digits of base 36
     */
    String id();

    /**
     * Whether it waits or was given up.
     *
     * @return at this moment
     */
    MailKind kind();

    /**
     * When its event came.
     *
     * @return by the wall clock
     */
    Instant taken();

    /**
     * Its subject.
     *
     * @return "" if it cannot be read
     */
    String subject();

    /**
     * The recipients that do not have it yet.
     *
     * @return unmodifiable
     */
    List<String> recipients();

    /**
     * The recipients that have it.
     *
     * @return unmodifiable
     */
    List<String> accepted();

    /**
     * The recipients that were given up.
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
     * When it may be tried next.
     *
     * @return empty if it may be tried at once, or has failed
     */
    Optional<Instant> due();

    /**
     * Why the last attempt did not end it.
     *
     * @return one sentence, "" before the first
     */
    String error();
}
