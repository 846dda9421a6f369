// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.List;
import org.mailsender.impl.settings.Credentials;

/** What the operating system knows of the user that the process runs as: a Kerberos ticket, or a logon for NTLM. */
final class ProcessUserMechanisms implements Mechanisms {

    @Override
    public List<String> usable(Credentials credentials) {
        return List.of("GSSAPI", "NTLM");
    }

    @Override
    public Mechanism begin(String name, Credentials credentials, String host) throws AuthenticationFailedException {
        return name.equals("GSSAPI") ? ProcessUserTicket.gssapi(host) : ProcessUserLogon.ntlm(host);
    }

    /** A missing ticket says nothing about the logon for NTLM. */
    @Override
    public boolean areIndependent() {
        return true;
    }
}
