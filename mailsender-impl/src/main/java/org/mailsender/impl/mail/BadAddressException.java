// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

/** A text that is no list of mail addresses; the message is a sentence that shows the text and says why. */
public final class BadAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    BadAddressException(String message) {
        super(message);
    }
}
