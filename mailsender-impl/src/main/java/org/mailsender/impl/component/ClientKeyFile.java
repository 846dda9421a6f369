// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.time.Instant;
import org.mailsender.impl.auth.ClientKey;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.smtp.ClientCertificate;

/** Looks into the key stores, of TLS and of OAuth2, when they are set. One that vanishes or expires later holds the queue. */
final class ClientKeyFile {

    private ClientKeyFile() {}

    /** Refuses one that cannot be used, unless the running instance, null if there is none, has it already. */
    static void check(Settings settings, RunningInstance running, Instant now) throws ConfigurationException {
        checkCertificate(settings.transport().credentials().keyStore(), running, now);
        OAuth2 client = settings.transport().credentials().oauth2();
        if (client == null
                || client.keyStore().isEmpty()
                || (running != null
                        && client.equals(
                                running.settings().transport().credentials().oauth2()))) {
            return;
        }
        ClientKey.of(client, now);
    }

    private static void checkCertificate(KeyStoreFile file, RunningInstance running, Instant now)
            throws ConfigurationException {
        boolean known = running != null
                && file.equals(running.settings().transport().credentials().keyStore());
        if (!file.isEmpty() && !known) {
            ClientCertificate.of(file, now);
        }
    }
}
