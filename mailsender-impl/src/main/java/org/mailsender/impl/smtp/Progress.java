// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

/** Follows the opening of a connection. */
public interface Progress {

    /**
     * The attempt begins; from now on it, and the connection that it leads to, can be ended from elsewhere.
     *
     * @param abort ends it at once, from any thread
     */
    void opened(Runnable abort);

    /**
     * A step was done.
     *
     * @param description for people
     */
    void step(String description);
}
