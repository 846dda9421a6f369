// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;

/** A text that an instance keeps beside its mails. It is written whole or not at all. Thread-safe. */
public interface Note {

    /**
     * Reads it.
     *
     * @return "" if it was never written
     * @throws IOException if the store gives trouble
     */
    String read() throws IOException;

    /**
     * Writes it anew.
     *
     * @param text all of it
     * @throws IOException if the store gives trouble; then it is as it was
     */
    void write(String text) throws IOException;
}
