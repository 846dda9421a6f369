// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.util.List;
import org.mailsender.Mail;

/**
 * A mail that somebody asked for, and how. Immutable.
 *
 * @param mail what to send
 * @param sourceTopic topic of the event that asked for it, "" for the service
 * @param via instances whose outcomes led to this request
 * @param manual whether it was sent by hand, so that it goes out even while the instance is disabled
 */
public record Request(Mail mail, String sourceTopic, List<String> via, boolean manual) {

    /**
     * A request through the service or the shell.
     *
     * @param mail what to send
     * @return the request
     */
    public static Request byHand(Mail mail) {
        return new Request(mail, "", List.of(), true);
    }
}
