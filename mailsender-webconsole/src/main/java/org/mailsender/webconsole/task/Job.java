// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.task;

import java.io.IOException;

/** What a task does. */
@FunctionalInterface
public interface Job {

    /**
     * Does it.
     *
     * @param progress told after each part
     * @return how many parts were done
     * @throws IOException if the disk gives trouble
     */
    int run(Progress progress) throws IOException;

    /** Who is told how far it is. Thread-safe. */
    interface Progress {

        /** Whether to go on, now that so many parts are done. */
        boolean goOn(int done);

        /** A sentence about the part that was just done. */
        void step(String sentence);
    }
}
