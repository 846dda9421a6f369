// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.time.Instant;
import org.mailsender.impl.settings.TransportSettings;

/** Hears of the certificates that servers show, trusted or not. Implementations are thread-safe and never wait. */
@FunctionalInterface
public interface CertificateWatch {

    /**
     * A server showed its certificate.
     *
     * @param server which
     * @param end when the first certificate of its chain ends
     */
    void shown(TransportSettings server, Instant end);
}
