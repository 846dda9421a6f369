// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

/** A mechanism failed, but no password was tried by it: another one may be. */
final class GaveWayException extends AuthenticationFailedException {

    private static final long serialVersionUID = 1L;

    GaveWayException(AuthenticationFailedException failure) {
        super(failure.getMessage(), failure.isTransient());
    }
}
