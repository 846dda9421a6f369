// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;

/**
 * A stored mail does not hold what it should, although the store is well; the message is a sentence. Any other {@link
 * IOException} of a store is trouble that may pass, and no reason to give up a mail.
 */
public final class DamagedMailException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param sentence which mail, and what is wrong with it
     * @param cause what was met
     */
    public DamagedMailException(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
