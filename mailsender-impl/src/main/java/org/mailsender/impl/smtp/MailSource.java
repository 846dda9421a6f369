// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.Optional;

/** Where mails come from; asked on the connection's thread. */
@FunctionalInterface
public interface MailSource {

    /**
     * The next mail for this connection, which hears what its attempt comes to.
     *
     * @return empty if there is none now
     */
    Optional<OutgoingMail> next();
}
