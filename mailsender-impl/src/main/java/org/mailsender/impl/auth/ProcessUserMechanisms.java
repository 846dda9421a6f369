// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.List;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.TransportSettings;

/** What the operating system knows of the user that the process runs as: a Kerberos ticket, or a logon for NTLM. */
final class ProcessUserMechanisms implements Mechanisms {

    @Override
    public List<String> usable(Credentials credentials, AuthDialogue server) {
        return List.of("GSSAPI", "NTLM");
    }

    @Override
    public Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException {
        String host = settings.host();
        return name.equals("GSSAPI") ? ProcessUserTicket.gssapi(host) : ProcessUserLogon.ntlm(host);
    }

    /** A missing ticket says nothing about the logon for NTLM. */
    @Override
    public boolean areIndependent() {
        return true;
    }
}
