// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.util.Objects;

/** The topics of MailSender (OSGi Compendium 113): where to post a request, where to listen for its outcome. */
public final class Topics {

    /** One event for each mail that was Done. */
    public static final String TRANSACTION_SUCCESS = "org/mailsender/Transaction/SUCCESS";

    /** One event for each mail that Failed, and for each event refused. */
    public static final String TRANSACTION_FAILURE = "org/mailsender/Transaction/FAILURE";

    /** Last token of the topic that an instance subscribes to unless configured otherwise. */
    public static final String SEND = "Send";

    /** Last token of the event that says: the mail is on disk. */
    public static final String QUEUED = "Queued";

    /** Last token of the event that says: an attempt failed for now, another will follow. */
    public static final String DEFERRED = "Deferred";

    /** Last token of the event that says: the queue rests as a whole; once for each reason. */
    public static final String HELD = "Held";

    /** Last token of the event that says: the queue that rested goes on. */
    public static final String RESUMED = "Resumed";

    /** Last token of the terminal event that says: the server took the mail for every recipient. */
    public static final String DONE = "Done";

    /** Last token of the terminal event that says: given up for at least one recipient, or refused. */
    public static final String FAILED = "Failed";

    private Topics() {}

    /**
     * The topic of one kind of event of one instance.
     *
     * @param instance the instance's name
     * @param kind one of {@link #SEND}, {@link #QUEUED}, {@link #DEFERRED}, {@link #HELD}, {@link #RESUMED}, {@link
     *     #DONE}, {@link #FAILED}
     * @return for example {@code orders/Done}
     */
    public static String of(String instance, String kind) {
        return Objects.requireNonNull(instance, "instance") + "/" + Objects.requireNonNull(kind, "kind");
    }
}
