// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;

/** The database did not answer in time, or not as a database that works does. It may pass. */
public final class AwayException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    /**
     * Says so.
     *
     * @param sentence what was met
     * @param cause of it
     * @param inDoubt see {@link #mayHaveCommitted}
     */
    AwayException(String sentence, Throwable cause, boolean inDoubt) {
        super(sentence, cause);
        this.inDoubt = inDoubt;
    }

    /**
     * Whether what was to be written may have been, because only the answer to its commit is missing.
     *
     * @return false if it certainly was not
     */
    public boolean mayHaveCommitted() {
        return inDoubt;
    }
}
