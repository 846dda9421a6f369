// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.mailsender.bench.Scenario;

/**
 * No peer but the limit of what a JVM can send: the same octets for each mail, made beforehand, with the envelope of the
 * next mail behind the final dot; it renders nothing, keeps nothing, and looks at nothing in a reply but its end.
 */
final class RawClient implements Peer {

    private final Socket socket;
    private final InputStream in;
    private final byte[] envelope;
    private final byte[] text;
    private final int envelopeReplies;

    RawClient(Scenario scenario, int port) throws IOException {
        if (scenario.tls() || scenario.attachment() != null) {
            throw new IOException("the raw client speaks no TLS and attaches nothing");
        }
        StringBuilder commands = new StringBuilder("MAIL FROM:<" + Scenario.SENDER + ">\r\n");
        scenario.addresses().forEach(to -> commands.append("RCPT TO:<" + to + ">\r\n"));
        envelope = octets(commands.append("DATA\r\n").toString());
        envelopeReplies = scenario.recipients() + 2;
        text = octets("From: " + Scenario.SENDER + "\r\nSubject: " + Scenario.SUBJECT + "\r\n\r\n" + scenario.body()
                + "\r\n.\r\n");
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        awaitReplies(1);
        socket.getOutputStream().write(octets("EHLO localhost\r\n"));
        awaitReplies(1);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void send(int count) throws IOException {
        socket.getOutputStream().write(envelope);
        awaitReplies(envelopeReplies);
        byte[] flight = new byte[text.length + envelope.length];
        System.arraycopy(text, 0, flight, 0, text.length);
        System.arraycopy(envelope, 0, flight, text.length, envelope.length);
        for (int i = 1; i < count; i++) {
            socket.getOutputStream().write(flight);
            awaitReplies(1 + envelopeReplies);
        }
        socket.getOutputStream().write(text);
        awaitReplies(1);
    }

    /** A reply ends with a line that has a blank behind its code (RFC 5321 4.2.1). */
    private void awaitReplies(int count) throws IOException {
        for (int replies = 0; replies < count; ) {
            int column = 0;
            for (int octet = next(); octet != '\n'; octet = next()) {
                if (column++ == 3 && octet == ' ') {
                    replies++;
                }
            }
        }
    }

    private int next() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    @Override
    public String about() {
        return "no peer but the limit: octets made beforehand, nothing kept, one round trip a mail";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
