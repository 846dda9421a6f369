// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

import java.util.concurrent.atomic.AtomicLong;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.MailIds;

/** Gives each mail an id that sorts by the time of its event, and is never given twice. Thread-safe. */
public final class ArrivalIds {

    private final Time time;
    private final AtomicLong last;

    /**
     * Continues a sequence.
     *
     * @param time tells it
     * @param last the highest id given so far, 0 for none: a clock that went back must not give an id twice
     */
    public ArrivalIds(Time time, long last) {
        this.time = time;
        this.last = new AtomicLong(last);
    }

    /**
     * The id of a mail whose event comes now.
     *
     * @return higher than any before
     */
    public long next() {
        long now = MailIds.first(time.wall());
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }
}
