// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.Locale;

/**
 * NTLM with the logon of the operating-system user that the process runs as. Only the platform can compute it, so that
 * it takes the bundle {@code com.sun.jna}; whatever the platform lacks becomes a sentence.
 */
final class ProcessUserLogon {

    private ProcessUserLogon() {}

    static Mechanism ntlm(String host) throws AuthenticationFailedException {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        try {
            return windows ? SspiNtlm.ofThisUser(host) : GssNtlm.ofThisUser(host);
        } catch (UnsatisfiedLinkError e) {
            throw new AuthenticationFailedException(
                    "NTLM: the platform's library for NTLM cannot be loaded (" + firstLine(e)
                            + "); on Linux install MIT Kerberos' GSS library and gss-ntlmssp.",
                    false);
        } catch (NoClassDefFoundError e) {
            throw new AuthenticationFailedException(
                    "NTLM: the bundle com.sun.jna, through which the platform's NTLM is reached, is not installed.",
                    false);
        }
    }

    private static String firstLine(UnsatisfiedLinkError e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
