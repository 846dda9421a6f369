// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets with TCP_NODELAY for peers on Angus Mail, which has no property for it: otherwise each mail of more than a few
 * kilobytes waits for a delayed acknowledgement.
 */
public final class NoDelay extends SocketFactory {

    /**
     * As Angus Mail finds it.
     *
     * @return a factory
     */
    public static SocketFactory getDefault() {
        return new NoDelay();
    }

    @Override
    public Socket createSocket() throws IOException {
        return immediate(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return immediate(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return immediate(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return immediate(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return immediate(new Socket(host, port, local, localPort));
    }

    private static Socket immediate(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
