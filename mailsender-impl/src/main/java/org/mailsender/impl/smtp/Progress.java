// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

/** Follows the opening of a connection. */
public interface Progress {

    /**
     * A socket exists; from now on it can be closed from elsewhere.
     *
     * @param abort closes it at once, from any thread
     */
    void opened(Runnable abort);

    /**
     * A step was done.
     *
     * @param description for people
     */
    void step(String description);
}
