// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * How the delivery of a mail ended. Immutable.
 *
 * @param ending with or without success
 * @param state its final state; of one that failed, its last error is the reason
 * @param server that took it, "" if none did or it is not known any more
 * @param reply the last line of the server's answer, "" if none did or it is not known any more
 */
public record MailEnd(Ending ending, DeliveryState state, String server, String reply) {

    /**
     * One whose server and answer are not known any more.
     *
     * @param ending with or without success
     * @param state its final state
     * @return immutable
     */
    public static MailEnd of(Ending ending, DeliveryState state) {
        return new MailEnd(ending, state, "", "");
    }
}
