// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.time.Duration;
import java.util.List;

/**
 * How an attempt reaches one server: taken as it is when the attempt starts. Immutable.
 *
 * @param host host name or IP address, without brackets
 * @param port 1 to 65535
 * @param tls how the connection is encrypted
 * @param trust whom the connection trusts
 * @param credentials as whom to authenticate
 * @param connectTimeout longest wait for a connection to one address
 * @param readTimeout longest wait for one reply, ten times as long after the final dot
 * @param attemptTimeout longest duration of one attempt
 * @param openTimeout longest duration of opening a connection: all servers share the attempt's
 * @param notifications events of delivery that the envelope sender wants to hear of (RFC 3461 4.1), empty for none asked for
 */
public record TransportSettings(
        String host,
        int port,
        TlsMode tls,
        TrustStore trust,
        Credentials credentials,
        Duration connectTimeout,
        Duration readTimeout,
        Duration attemptTimeout,
        Duration openTimeout,
        List<String> notifications) {

    /**
     * A file of trusted certificates.
     *
     * @param file path of a PEM or PKCS#12 file, "" for the JVM's trust store
     * @param password of a PKCS#12 file
     */
    public record TrustStore(String file, Secret password) {}

    /**
     * The server as people write it.
     *
     * @return host and port
     */
    public String server() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
