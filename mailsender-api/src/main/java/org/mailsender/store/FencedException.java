// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;

/** What was to be written is not for this node to write any more: another one sends the mails of the instance now. */
public final class FencedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says so.
     *
     * @param sentence whose mails they are
     */
    public FencedException(String sentence) {
        super(sentence);
    }
}
