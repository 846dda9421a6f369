// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;

/** What an instance has done since it was started, for operators. Thread-safe. */
public final class Figures {

    /** Of one trouble; a sentence may name the mail that met it. */
    private static final int MOST_TOLD = 20;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong deferred = new AtomicLong();
    private final RecentTraffic recent;
    private volatile String lastError = "";
    private volatile String spoolTrouble = "";
    /** Guarded by this: what was said of the trouble that there is; two who meet it in turn say it in two ways. */
    private final Set<String> told = new HashSet<>();

    private volatile Instant lastOutcome = Instant.EPOCH;

    Figures(Time time) {
        this.recent = new RecentTraffic(time);
    }

    void countSent(Instant when) {
        sent.incrementAndGet();
        recent.count(TrafficKind.DONE);
        lastOutcome = when;
    }

    void countFailed(Instant when) {
        failed.incrementAndGet();
        recent.count(TrafficKind.FAILED);
        lastOutcome = when;
    }

    void countDeferred(String error) {
        deferred.incrementAndGet();
        recent.count(TrafficKind.DEFERRED);
        error(error);
    }

    synchronized void error(String error) {
        lastError = error;
    }

    /** True if it is news: not said since the trouble began, nor one thing too many. */
    synchronized boolean beginTrouble(String sentence) {
        spoolTrouble = sentence;
        return told.size() < MOST_TOLD && told.add(sentence);
    }

    /** True if there was any. Nobody is to look for a trouble that has passed. */
    synchronized boolean endTrouble() {
        boolean ended = !spoolTrouble.isEmpty();
        spoolTrouble = "";
        if (told.contains(lastError)) {
            lastError = "";
        }
        told.clear();
        return ended;
    }

    /**
     * Mails that were Done.
     *
     * @return since the start
     */
    public long sent() {
        return sent.get();
    }

    /**
     * Mails that Failed and requests that were refused.
     *
     * @return since the start
     */
    public long failed() {
        return failed.get();
    }

    /**
     * Attempts that failed for now.
     *
     * @return since the start
     */
    public long deferred() {
        return deferred.get();
    }

    /**
     * What came of mails lately.
     *
     * @param window how far back, and how finely
     * @return a count for each step, the oldest first
     */
    public List<Traffic> traffic(TrafficWindow window) {
        return List.copyOf(recent.steps(window));
    }

    /**
     * The last error.
     *
     * @return a sentence, "" for none
     */
    public String lastError() {
        return lastError;
    }

    /**
     * Trouble with the disk that has not passed.
     *
     * @return a sentence, "" for none
     */
    public String spoolTrouble() {
        return spoolTrouble;
    }

    /**
     * When the last mail was Done or Failed.
     *
     * @return the epoch for never
     */
    public Instant lastOutcome() {
        return lastOutcome;
    }
}
