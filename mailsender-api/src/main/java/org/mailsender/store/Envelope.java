// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.util.List;

/**
 * Who sends a mail to whom on the wire (RFC 5321 2.3.1), whatever its header says. Immutable.
 *
 * @param sender the reverse-path's address, "" for the null reverse-path
 * @param recipients the forward-paths' addresses, each once, at least one
 * @param smtpUtf8 whether the mail can only travel with SMTPUTF8 (RFC 6531)
 */
public record Envelope(String sender, List<String> recipients, boolean smtpUtf8) {

    /**
     * Copies the recipients.
     *
     * @param sender the reverse-path's address, "" for the null reverse-path
     * @param recipients the forward-paths' addresses, each once, at least one
     * @param smtpUtf8 whether the mail can only travel with SMTPUTF8
     */
    public Envelope {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("an envelope needs a recipient");
        }
    }
}
