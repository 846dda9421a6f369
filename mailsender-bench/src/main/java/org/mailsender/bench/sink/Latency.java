// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and the sink and hands on every octet half a round trip after it came, without limiting the
 * rate. The round trip of TCP's own handshake, which loopback hides, is added to the first octets of the server.
 */
final class Latency {

    /** Without octets: the end of the stream. */
    private record Packet(ByteBuffer octets, long dueNanos) {}

    private final long halfNanos;
    private final Tally tally;

    private Latency(int roundTripMillis, Tally tally) {
        this.halfNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
        this.tally = tally;
    }

    static int listen(int sinkPort, int roundTripMillis, Tally tally) throws IOException {
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Latency latency = new Latency(roundTripMillis, tally);
        Sink.thread("accept late", () -> latency.accept(listener, sinkPort));
        return listener.getLocalPort();
    }

    private void accept(ServerSocket listener, int sinkPort) {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), sinkPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                // Who has connected waits for the greeting.
                Waiting waiting = new Waiting(2 * halfNanos);
                waiting.sent(System.nanoTime());
                delay(client, server, 0, () -> waiting.sent(System.nanoTime()), () -> {});
                delay(server, client, 2 * halfNanos, () -> {}, () -> arrived(waiting));
            }
        } catch (IOException e) {
            System.exit(1);
        }
    }

    private void arrived(Waiting waiting) {
        if (waiting.answered(System.nanoTime())) {
            tally.waited();
        }
    }

    private void delay(Socket from, Socket to, long handshakeNanos, Runnable sent, Runnable arriving) {
        LinkedBlockingQueue<Packet> wire = new LinkedBlockingQueue<>();
        Sink.thread("read", () -> read(from, wire, System.nanoTime() + handshakeNanos, sent));
        Sink.thread("write", () -> write(wire, to, arriving));
    }

    private void read(Socket from, LinkedBlockingQueue<Packet> wire, long connectedNanos, Runnable sent) {
        byte[] buffer = new byte[64 * 1024];
        try (from) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                long due = Math.max(System.nanoTime(), connectedNanos) + halfNanos;
                sent.run();
                wire.add(new Packet(ByteBuffer.wrap(Arrays.copyOf(buffer, n)), due));
            }
        } catch (IOException e) {
            // Whoever ended the connection, the other side is told.
        }
        wire.add(new Packet(ByteBuffer.allocate(0), 0));
    }

    private static void write(LinkedBlockingQueue<Packet> wire, Socket to, Runnable arriving) {
        try (to) {
            for (Packet packet = wire.take(); packet.octets().hasRemaining(); packet = wire.take()) {
                for (long wait = packet.dueNanos() - System.nanoTime();
                        wait > 0;
                        wait = packet.dueNanos() - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                arriving.run();
                to.getOutputStream().write(packet.octets().array());
            }
        } catch (IOException e) {
            // The reader notices it too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
