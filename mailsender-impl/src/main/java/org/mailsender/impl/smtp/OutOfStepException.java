// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;

/** The server said what cannot be the answer to what it was asked: nobody knows any more which reply is for which. */
final class OutOfStepException extends IOException {

    private static final long serialVersionUID = 1L;

    OutOfStepException(String sentence) {
        super(sentence);
    }

    static OutOfStepException at(String command, Reply reply) {
        return new OutOfStepException("the server answered out of step to " + command + ": " + reply);
    }
}
