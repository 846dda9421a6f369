// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;

/** The server answered a mail with the wish for authentication or encryption; the message is its reply. */
final class AuthenticationWantedException extends IOException {

    private static final long serialVersionUID = 1L;

    AuthenticationWantedException(Reply reply) {
        super(reply.text());
    }
}
