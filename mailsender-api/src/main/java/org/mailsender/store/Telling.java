// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/** Who tells the outcome of a mail that has ended. */
public enum Telling {
    /** Whoever ended it, now. */
    HERE,
    /** The node that took its event, or this one once it is {@link MailStore#owed owed}. */
    LATER,
    /** Nobody: it had ended before. */
    NEVER
}
