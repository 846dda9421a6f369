// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;

/** The text of a stored mail cannot be read for now, as opposed to trouble with where it is written to. */
public final class UnreadableTextException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Passes on what was met.
     *
     * @param cause whose message is a sentence
     */
    public UnreadableTextException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
