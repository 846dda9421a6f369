// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.List;
import java.util.Map;

/**
 * What one attempt to send one mail came to, recipient by recipient. Immutable.
 *
 * @param course how the attempt went as a whole
 * @param accepted recipients that the server took
 * @param rejected recipients that it refused for good, with its reply
 * @param deferred recipients to try again, with the reply or what went wrong
 * @param lastReply the server's last reply, "" for none
 */
public record AttemptResult(
        Course course,
        List<String> accepted,
        Map<String, Reply> rejected,
        Map<String, String> deferred,
        String lastReply) {

    /** How an attempt went as a whole. */
    public enum Course {
        /** The server answered for every recipient. */
        COMPLETE,
        /** The connection broke before it had. */
        INTERRUPTED,
        /** So it did, before the server had answered to anything over this connection since it was opened. */
        UNANSWERED,
        /** Nothing happened that would count as an attempt: it is as if the mail had stayed in the queue. */
        UNTOUCHED
    }

    /** The mail was not begun. */
    public static final AttemptResult UNTOUCHED =
            new AttemptResult(Course.UNTOUCHED, List.of(), Map.of(), Map.of(), "");

    /** Copies the collections. */
    public AttemptResult {
        accepted = List.copyOf(accepted);
        rejected = Map.copyOf(rejected);
        deferred = Map.copyOf(deferred);
    }
}
