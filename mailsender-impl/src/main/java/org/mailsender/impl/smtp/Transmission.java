// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One mail on one connection, in one or more SMTP transactions: a server takes only so many recipients at a time.
 * Confined to the thread of the connection.
 */
final class Transmission {

    /** RFC 5321 4.5.3.1.8: every server must take at least this many. */
    private static final int RECIPIENTS_PER_TRANSACTION = 100;

    private final OutgoingMail mail;
    private final Deque<String> waiting;
    private final List<String> accepted = new ArrayList<>();
    private final Map<String, Reply> rejected = new LinkedHashMap<>();
    private final Map<String, String> deferred = new LinkedHashMap<>();

    /** Of the transaction under way: its recipients, those taken so far, and those for which there was no room. */
    private List<String> current = List.of();

    private final List<String> taken = new ArrayList<>();
    private final Map<String, Reply> crowdedOut = new LinkedHashMap<>();
    private String lastReply = "";
    private AttemptResult.Course course = AttemptResult.Course.COMPLETE;

    Transmission(OutgoingMail mail) {
        this.mail = mail;
        this.waiting = new ArrayDeque<>(mail.recipients());
    }

    OutgoingMail mail() {
        return mail;
    }

    /** Whether another transaction is, or may become, needed. */
    boolean hasMore() {
        return !waiting.isEmpty() || !crowdedOut.isEmpty();
    }

    /** Whether nobody was accepted, rejected or deferred yet. */
    boolean isPristine() {
        return accepted.isEmpty() && rejected.isEmpty() && deferred.isEmpty();
    }

    /** Begins the next transaction. */
    List<String> begin() {
        current = new ArrayList<>();
        taken.clear();
        crowdedOut.clear();
        while (!waiting.isEmpty() && current.size() < RECIPIENTS_PER_TRANSACTION) {
            current.add(waiting.poll());
        }
        return current;
    }

    List<String> current() {
        return current;
    }

    boolean anyTaken() {
        return !taken.isEmpty();
    }

    void recipientReply(String recipient, Reply reply) {
        lastReply = reply.lastLine();
        if (reply.isPositive()) {
            taken.add(recipient);
        } else if (reply.code() == 452 || reply.code() == 552) {
            // RFC 5321 4.5.3.1.10: too many recipients; some servers say 552 for it.
            crowdedOut.put(recipient, reply);
        } else {
            refuse(recipient, reply);
        }
    }

    /** The transaction ends, for good or bad, with this reply for all recipients it had room for. */
    void end(Reply reply) {
        lastReply = reply.lastLine();
        for (String recipient : taken) {
            if (reply.isPositive()) {
                accepted.add(recipient);
            } else {
                refuse(recipient, reply);
            }
        }
        settleCrowdedOut(reply.isPositive());
        current = List.of();
    }

    /** The transaction ends without any text having been asked for. */
    void endWithoutText() {
        settleCrowdedOut(false);
        current = List.of();
    }

    /** The whole transaction is refused, before any recipient was. */
    void refuseCurrent(Reply reply) {
        lastReply = reply.lastLine();
        current.forEach(recipient -> refuse(recipient, reply));
        current = List.of();
    }

    /** The replies so far to the transaction under way may have been to other commands: they do not count. */
    void doubtCurrent() {
        current.forEach(rejected::remove);
        current.forEach(deferred::remove);
        taken.clear();
        crowdedOut.clear();
    }

    /** The connection is gone: whatever is not settled waits for another attempt. */
    void interrupt(AttemptResult.Course how, String reason) {
        course = how;
        current.stream()
                .filter(recipient -> !rejected.containsKey(recipient) && !deferred.containsKey(recipient))
                .forEach(recipient -> deferred.put(recipient, reason));
        waiting.forEach(recipient -> deferred.put(recipient, reason));
        waiting.clear();
        crowdedOut.clear();
        current = List.of();
    }

    AttemptResult result() {
        return new AttemptResult(course, accepted, rejected, deferred, lastReply);
    }

    /** Those for whom there was no room come next, if the server made headway; else they wait. */
    private void settleCrowdedOut(boolean headway) {
        if (headway) {
            crowdedOut.keySet().forEach(waiting::addLast);
        } else {
            crowdedOut.forEach((recipient, reply) -> deferred.put(recipient, reply.text()));
        }
        crowdedOut.clear();
    }

    private void refuse(String recipient, Reply reply) {
        if (reply.isPermanent()) {
            rejected.put(recipient, reply);
        } else {
            deferred.put(recipient, reply.text());
        }
    }
}
