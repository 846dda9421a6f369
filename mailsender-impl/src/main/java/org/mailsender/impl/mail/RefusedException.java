// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

/** A request that cannot become a mail; the message is one sentence that begins with the property at fault. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Names the property at fault.
     *
     * @param property the event property, or "spool" for trouble of our own
     * @param problem what is wrong with it and what to do
     */
    public RefusedException(String property, String problem) {
        super(property + ": " + problem);
    }
}
