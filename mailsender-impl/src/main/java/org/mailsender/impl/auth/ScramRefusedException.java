// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exchange of SCRAM that came to no good end. */
final class ScramRefusedException extends AuthenticationFailedException {

    private static final long serialVersionUID = 1L;

    /** Words such as "invalid-proof" (RFC 5802 7); anything longer may be whatever a server likes to repeat. */
    private static final Pattern ERROR = Pattern.compile("e=([a-z-]{1,40})(?:,.*)?");

    ScramRefusedException(String problem) {
        super(
                "SCRAM failed: the server " + problem
                        + "; check userName and password, or choose another mechanism by authMechanisms.",
                false);
    }

    /** What is wrong, if that is what the server says. */
    static ScramRefusedException saying(String text, String otherwise) {
        Matcher error = ERROR.matcher(text);
        return new ScramRefusedException(error.matches() ? "answered " + error.group(1) : otherwise);
    }
}
