// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.Wish;

/**
 * Has all mails of a shared queue dropped by the node that sends, by one wish, and watches them go. Immutable.
 *
 * @param sharing what the nodes do together
 * @param own where the store is asked
 * @param time bounds the waiting
 */
record SharedDropping(Sharing sharing, OwnThread own, Time time) {

    /** Without any mail that goes: what is left is under way, or nobody does it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(100);

    /** How many of those that wait now are gone when it returns. */
    int dropAll(IntPredicate goOn) throws IOException {
        Set<QueueEntry> left = own.call(this::queued);
        int all = left.size();
        if (all == 0) {
            return 0;
        }
        own.call(this::wish);
        Moment end = time.now().plus(PATIENCE);
        boolean further = true;
        while (further && !left.isEmpty() && !time.now().isAfter(end)) {
            boolean rested = rest();
            int before = left.size();
            if (rested) {
                left.retainAll(own.call(this::queued));
            }
            end = left.size() < before ? time.now().plus(PATIENCE) : end;
            further = goOn.test(all - left.size()) && rested;
        }
        if (further && left.size() == all && sharing.census().sender().isEmpty()) {
            throw new IOException("no node sends at present; the one that will is asked to drop " + all + " mail(s)");
        }
        return all - left.size();
    }

    private Set<QueueEntry> queued() throws IOException {
        return sharing.queued().stream().collect(Collectors.toCollection(HashSet::new));
    }

    private boolean wish() throws IOException {
        sharing.wish(new Wish(Wish.Kind.DROP, Optional.empty()));
        return true;
    }

    /** False if somebody wants it to end; whoever is asked whether to go on finds the interrupt. */
    private static boolean rest() {
        try {
            Thread.sleep(LOOK.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
