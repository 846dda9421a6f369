// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;

/** The server answered 421: it closes the connection (RFC 5321 3.8). */
final class ClosingException extends IOException {

    private static final long serialVersionUID = 1L;

    ClosingException(Reply reply) {
        super(reply.text());
    }
}
