// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

/**
 * A command did not do what was asked; the message is the whole of what a person is to read. Gogo shows the simple name of
 * this class in front of it, and nothing of the stack.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence, null, false, false);
    }

    /** Whoever prints it with its stack prints the sentence alone. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return getMessage();
    }
}
