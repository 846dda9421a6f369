// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

import java.io.IOException;

/** A stored mail cannot be read, or does not hold what it should; the message is a sentence. */
public final class UnreadableMailException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param sentence which mail, and what is wrong with it
     * @param cause what was met
     */
    public UnreadableMailException(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
