// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

/** The server did not take our credentials, or we could not offer them; the message is one sentence. */
public class AuthenticationFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean temporary;

    /**
     * A failure.
     *
     * @param sentence cause and remedy, never a secret
     * @param temporary whether trying again soon may help, without any change of configuration
     */
    public AuthenticationFailedException(String sentence, boolean temporary) {
        super(sentence);
        this.temporary = temporary;
    }

    /**
     * Whether trying again soon may help.
     *
     * @return true for example after 454
     */
    public final boolean isTransient() {
        return temporary;
    }
}
