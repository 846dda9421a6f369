// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.store.QueueEntry;

/**
 * Does the same to many mails, one after the other: trouble with one does not keep the others from it, and whoever asked
 * is heard in between, on its own thread. Immutable.
 *
 * @param own where mails are worked on
 * @param done what is done to a mail, for example "dropped"
 */
record Batch(OwnThread own, String done) {

    /** What is done to one mail. */
    @FunctionalInterface
    interface Step {

        /** Does it; false if there was nothing to do any more. */
        boolean perform(QueueEntry entry) throws IOException;
    }

    /** How many mails it was done to; if some could not be read or written, an exception that says so of all. */
    int over(List<QueueEntry> entries, Step step, IntPredicate goOn) throws IOException {
        int count = 0;
        int failures = 0;
        IOException first = null;
        for (QueueEntry entry : entries) {
            try {
                count += own.call(() -> step.perform(entry)) ? 1 : 0;
            } catch (IOException e) {
                failures++;
                first = first == null ? e : first;
            }
            if (!goOn.test(count)) {
                break;
            }
        }
        if (first != null) {
            throw new IOException(
                    count + " mail(s) were " + done + ", " + failures + " could not be: " + Reason.of(first), first);
        }
        return count;
    }
}
