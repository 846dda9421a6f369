// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

/** What one instance shows by JMX; times in seconds, counts since the instance was started. Never waits for a server. */
public interface MailSenderMXBean {

    /**
     * Mails waiting or under way.
     *
     * @return how many
     */
    int getQueued();

    /**
     * Age of the oldest mail that waits.
     *
     * @return seconds, 0 without any
     */
    long getOldestAgeSeconds();

    /**
     * Mails that were Done.
     *
     * @return how many
     */
    long getSent();

    /**
     * Mails that Failed, and requests that were refused.
     *
     * @return how many
     */
    long getFailed();

    /**
     * Attempts that failed for now.
     *
     * @return how many
     */
    long getDeferred();

    /**
     * Mails that were Done, for each minute since the start.
     *
     * @return the average
     */
    double getSentPerMinute();

    /**
     * Why the queue rests as a whole.
     *
     * @return a sentence, "" if it does not
     */
    String getHeldBecause();

    /**
     * The last error.
     *
     * @return a sentence, "" for none
     */
    String getLastError();
}
