// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address at which a connection neither comes about nor fails, as behind a firewall that drops what comes. */
final class BlackHole implements AutoCloseable {

    private static final int PROBE_MILLIS = 100;
    private static final int MOST_WAITING = 20;

    private final ServerSocket listener;
    /** They fill the queue of those that nobody accepts. */
    private final List<Socket> waiting = new ArrayList<>();

    BlackHole(InetAddress address, int port) {
        try {
            listener = new ServerSocket(port, 1, address);
            boolean connected = true;
            while (connected && waiting.size() < MOST_WAITING) {
                connected = connect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean connect() throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), PROBE_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            for (Socket socket : waiting) {
                socket.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
