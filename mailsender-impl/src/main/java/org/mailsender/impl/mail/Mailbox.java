// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.nio.charset.StandardCharsets;

/**
 * One address with its display name (RFC 5322 3.4, "mailbox"). Immutable.
 *
 * @param displayName "" for none
 * @param localPart the part before the @, as it was given
 * @param domain the part behind the @, in A-labels (RFC 5890) or an address literal
 */
public record Mailbox(String displayName, String localPart, String domain) {

    /**
     * The address alone, as in the envelope.
     *
     * @return {@code localPart@domain}
     */
    public String address() {
        return localPart + "@" + domain;
    }

    /**
     * Whether the address can only travel with SMTPUTF8 (RFC 6531).
     *
     * @return true if the local part is not ASCII
     */
    public boolean needsSmtpUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(localPart);
    }

    @Override
    public String toString() {
        return displayName.isEmpty() ? address() : displayName + " <" + address() + ">";
    }
}
