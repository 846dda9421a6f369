// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the server does at a step. */
@FunctionalInterface
public interface Reaction {

    /**
     * Does it.
     *
     * @param socket the connection
     * @param out where replies go
     * @param closed counted down when the server is closed
     * @return whether the connection goes on
     * @throws IOException if the client is gone
     * @throws InterruptedException if the server is closed
     */
    boolean react(Socket socket, OutputStream out, CountDownLatch closed) throws IOException, InterruptedException;

    /**
     * Answers.
     *
     * @param lines the reply's lines, with their codes
     * @return the reaction
     */
    static Reaction reply(String... lines) {
        return (socket, out, closed) -> {
            out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return !lines[0].startsWith("421");
        };
    }

    /**
     * Answers with whatever octets.
     *
     * @param octets line ends among them
     * @return the reaction
     */
    static Reaction raw(byte[] octets) {
        return (socket, out, closed) -> {
            out.write(octets);
            out.flush();
            return true;
        };
    }

    /**
     * Answers late.
     *
     * @param millis how late
     * @param then what to do then
     * @return the reaction
     */
    static Reaction after(long millis, Reaction then) {
        return (socket, out, closed) -> {
            closed.await(millis, TimeUnit.MILLISECONDS);
            return then.react(socket, out, closed);
        };
    }

    /**
     * Closes the connection without a word.
     *
     * @return the reaction
     */
    static Reaction drop() {
        return (socket, out, closed) -> false;
    }

    /**
     * Resets the connection, so that the client's next read or write fails.
     *
     * @return the reaction
     */
    static Reaction reset() {
        return (socket, out, closed) -> {
            socket.setSoLinger(true, 0);
            socket.close();
            return false;
        };
    }

    /**
     * Never answers.
     *
     * @return the reaction
     */
    static Reaction silence() {
        return (socket, out, closed) -> {
            closed.await();
            return false;
        };
    }

    /**
     * Answers a byte at a time.
     *
     * @param millis between two bytes
     * @param line the reply
     * @return the reaction
     */
    static Reaction drip(long millis, String line) {
        return (socket, out, closed) -> {
            for (byte octet : (line + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                    return false;
                }
                out.write(octet);
                out.flush();
            }
            return true;
        };
    }

    /**
     * Answers without end.
     *
     * @return the reaction
     */
    static Reaction endless() {
        return (socket, out, closed) -> {
            byte[] line = "250-and so on and so forth\r\n".getBytes(StandardCharsets.US_ASCII);
            while (closed.getCount() > 0) {
                out.write(line);
            }
            return false;
        };
    }
}
