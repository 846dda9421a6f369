// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the text of a mail. */
@FunctionalInterface
public interface MailText {

    /**
     * Writes it.
     *
     * @param out where to
     * @throws IOException if that fails
     */
    void writeTo(OutputStream out) throws IOException;
}
