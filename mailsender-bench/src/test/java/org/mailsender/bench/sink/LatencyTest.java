// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client far away, seen from the middle of the way. */
final class LatencyTest {

    private static final int ROUND_TRIP_MILLIS = 2;

    private final Tally tally = new Tally();

    @Test
    void aClientWaitsOnceForTheGreetingAndOnceForEachFlight() throws IOException {
        talk("EHLO x", "MAIL FROM:<a@b.c>\r\nRCPT TO:<a@b.c>\r\nDATA", "Hello\r\n.");
        SinkProcess.Count count = tally.count();
        assertEquals(4, count.waits());
        assertEquals(4, count.last().waits());
        assertEquals(1, count.mails());
    }

    @Test
    void theSinkSaysItsCountInOneLine() throws IOException {
        talk("EHLO x", "MAIL FROM:<a@b.c>", "RCPT TO:<a@b.c>", "DATA", "Hello\r\n.");
        assertEquals(1, tally.count().line().lines().count());
        assertEquals(tally.count(), SinkProcess.Count.of(tally.count().line()));
    }

    /** Each flight but the envelope's is answered by one line that has a blank behind its code. */
    private void talk(String... flights) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Sink.thread("serve", () -> serve(listener));
            int port = Latency.listen(listener.getLocalPort(), ROUND_TRIP_MILLIS, tally);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream();
                awaitReplies(in, 1);
                for (String flight : flights) {
                    out.write((flight + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    awaitReplies(in, flight.startsWith("Hello") ? 1 : flight.split("\r\n").length);
                }
            }
        }
    }

    private void serve(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            new SinkDialogue(socket, null, tally).run();
        } catch (IOException e) {
            // The client goes without QUIT.
        }
    }

    private static void awaitReplies(BufferedReader in, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            while (in.readLine().charAt(3) == '-') {
                // More lines of the same reply.
            }
        }
    }
}
