// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * An SMTP server in a process of its own that takes every mail and forgets it. It offers PIPELINING, 8BITMIME, SIZE and
 * STARTTLS, and after STARTTLS it lets everybody in by AUTH. It answers on its standard output: first its ports, then
 * for each line that it reads a line with what it has counted so far.
 */
public final class Sink {

    private final Tally tally = new Tally();
    private final SSLSocketFactory tls;

    private Sink(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /**
     * Runs until its standard input ends.
     *
     * @param args a PKCS#12 key store with the password "changeit", then the round trips in milliseconds that each
     *     further port adds
     * @throws IOException if it cannot listen
     * @throws GeneralSecurityException if the key store holds no key
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Sink sink = new Sink(factory(Path.of(args[0])));
        int direct = sink.listen();
        StringBuilder ports = new StringBuilder().append(direct);
        for (int i = 1; i < args.length; i++) {
            ports.append(' ').append(Latency.listen(direct, Integer.parseInt(args[i]), sink.tally));
        }
        answer(ports.toString());
        while (nextLine()) {
            answer(sink.tally.count().line());
        }
        System.exit(0);
    }

    private static boolean nextLine() throws IOException {
        int next = System.in.read();
        while (next >= 0 && next != '\n') {
            next = System.in.read();
        }
        return next == '\n';
    }

    private static void answer(String line) {
        System.out.printf(Locale.ROOT, "%s%n", line);
        System.out.flush();
    }

    private int listen() throws IOException {
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        thread("accept", () -> accept(listener));
        return listener.getLocalPort();
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                thread("serve", () -> serve(socket));
            }
        } catch (IOException e) {
            System.exit(1);
        }
    }

    private void serve(Socket socket) {
        tally.opened();
        try (socket) {
            new SinkDialogue(socket, tls, tally).run();
        } catch (IOException e) {
            // The client went away without QUIT.
        } finally {
            tally.closed();
        }
    }

    static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static SSLSocketFactory factory(Path keyStore) throws IOException, GeneralSecurityException {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }
}
