// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Says one thing after the other, whatever it is told: the first on each connection, the next for each line. At the end
 * it closes the connection.
 */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<String> script;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket listener, List<String> script) {
        this.listener = listener;
        this.script = script;
    }

    static ScriptedServer saying(String... script) {
        return at(InetAddress.getLoopbackAddress(), 0, script);
    }

    static ScriptedServer at(InetAddress address, int port, String... script) {
        try {
            ScriptedServer server = new ScriptedServer(new ServerSocket(port, 50, address), List.of(script));
            Thread thread = new Thread(server::serve, "scripted-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The lines it was told so far. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                recite(socket);
            } catch (IOException e) {
                // The client is gone, or the server was closed.
            }
        }
    }

    private void recite(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        for (String words : script) {
            out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String line = in.readLine();
            if (line == null) {
                return;
            }
            heard.add(line);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
