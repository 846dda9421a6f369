// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings.TrustStore;
import org.mailsender.impl.smtp.TrustedCertificates;

/** Looks into a trust store when it is set. One that vanishes later holds the queue, and does not stop the instance. */
final class TrustStoreFile {

    private static final String KEY = "trustStore";

    private TrustStoreFile() {}

    /** Refuses one that cannot be used, unless the running instance, null if there is none, has it already. */
    static void check(Settings settings, RunningInstance running) throws ConfigurationException {
        TrustStore trust = settings.transport().trust();
        if (trust.file().isEmpty()
                || (running != null && running.settings().transport().trust().equals(trust))) {
            return;
        }
        check(trust);
    }

    static void check(TrustStore trust) throws ConfigurationException {
        Path file = Path.of(trust.file());
        if (Files.isRegularFile(file) && !Files.isReadable(file)) {
            throw new ConfigurationException(KEY, "'" + file + "' may not be read by this process.");
        }
        try {
            TrustedCertificates.of(trust);
        } catch (IOException e) {
            throw new ConfigurationException(
                    KEY, e.getMessage() + "; name a PEM or PKCS#12 file, the latter with trustStorePassword.");
        }
    }
}
