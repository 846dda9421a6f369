// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;

/** Records and states of mails as text, the same as in the files of a spool. Thread-safe. */
public interface RecordFormat {

    /**
     * Writes a record.
     *
     * @param mail which
     * @return ASCII lines that end in CRLF
     * @throws IOException if its correlation id cannot be written
     */
    String write(MailRecord mail) throws IOException;

    /**
     * Reads a record.
     *
     * @param text what was written
     * @return the record
     * @throws DamagedMailException if it is none
     */
    MailRecord readRecord(String text) throws DamagedMailException;

    /**
     * Writes a state.
     *
     * @param state which
     * @return ASCII lines that end in CRLF
     */
    String write(DeliveryState state);

    /**
     * Reads a state.
     *
     * @param text what was written, "" for {@link DeliveryState#NEW}
     * @return the state
     * @throws DamagedMailException if it is none
     */
    DeliveryState readState(String text) throws DamagedMailException;
}
