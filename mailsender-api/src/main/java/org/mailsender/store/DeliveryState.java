// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the delivery of a mail has come; stored beside it as soon as an attempt did not end it. Immutable.
 *
 * @param attempts attempts made
 * @param nextAttempt not before this
 * @param lastError why the last attempt did not end it, "" before the first
 * @param accepted recipients that the server took
 * @param rejected recipients given up, to the server's reply
 */
public record DeliveryState(
        int attempts, Instant nextAttempt, String lastError, Set<String> accepted, Map<String, String> rejected) {

    /** Before the first attempt. */
    public static final DeliveryState NEW = new DeliveryState(0, Instant.EPOCH, "", Set.of(), Map.of());

    /**
     * Copies the collections, in their order.
     *
     * @param attempts attempts made
     * @param nextAttempt not before this
     * @param lastError why the last attempt did not end it, "" before the first
     * @param accepted recipients that the server took
     * @param rejected recipients given up, to the server's reply
     */
    public DeliveryState {
        accepted = Collections.unmodifiableSet(new LinkedHashSet<>(accepted));
        rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
    }

    /**
     * After an attempt in which some recipients were settled.
     *
     * @param nowAccepted recipients that the server has taken now
     * @param nowRejected recipients given up now, to the server's reply
     * @return with one attempt more
     */
    public DeliveryState afterAttempt(List<String> nowAccepted, Map<String, String> nowRejected) {
        Set<String> allAccepted = new LinkedHashSet<>(accepted);
        allAccepted.addAll(nowAccepted);
        Map<String, String> allRejected = new LinkedHashMap<>(rejected);
        allRejected.putAll(nowRejected);
        return new DeliveryState(attempts + 1, nextAttempt, lastError, allAccepted, allRejected);
    }

    /**
     * Waiting for another attempt.
     *
     * @param next not before this
     * @param error why the last attempt did not end it
     * @return the new state
     */
    public DeliveryState deferred(Instant next, String error) {
        return new DeliveryState(attempts, next, error, accepted, rejected);
    }

    /**
     * Given up for every recipient that is not settled yet.
     *
     * @param recipients all recipients of the mail
     * @param reason why
     * @return with every recipient settled
     */
    public DeliveryState givenUp(List<String> recipients, String reason) {
        Map<String, String> allRejected = new LinkedHashMap<>(rejected);
        remaining(recipients).forEach(recipient -> allRejected.put(recipient, reason));
        return new DeliveryState(attempts, nextAttempt, reason, accepted, allRejected);
    }

    /**
     * Ready to be tried anew for every recipient that did not get it.
     *
     * @return without rejections and attempts
     */
    public DeliveryState retried() {
        return new DeliveryState(0, Instant.EPOCH, lastError, accepted, Map.of());
    }

    /**
     * Recipients that are neither accepted nor rejected.
     *
     * @param recipients all recipients of the mail
     * @return in their order
     */
    public List<String> remaining(List<String> recipients) {
        List<String> remaining = new ArrayList<>(recipients);
        remaining.removeAll(accepted);
        remaining.removeAll(rejected.keySet());
        return remaining;
    }
}
