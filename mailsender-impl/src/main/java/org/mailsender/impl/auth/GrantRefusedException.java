// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

/** The token endpoint says {@code invalid_grant} (RFC 6749 5.2): the refresh token is used up, revoked or too old. */
final class GrantRefusedException extends AuthenticationFailedException {

    private static final long serialVersionUID = 1L;

    GrantRefusedException(String sentence) {
        super(sentence, false);
    }
}
