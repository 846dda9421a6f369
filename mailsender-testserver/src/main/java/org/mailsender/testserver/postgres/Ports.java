// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where servers of their own can listen. */
final class Ports {

    private Ports() {}

    /** On 127.0.0.1; nobody listens there at the moment. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
