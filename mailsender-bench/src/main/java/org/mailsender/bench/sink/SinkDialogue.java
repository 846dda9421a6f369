// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection to the sink. Replies are held back while more commands have come, as RFC 2920 3.2 allows. */
final class SinkDialogue {

    private static final byte[] END_OF_MAIL = {'\r', '\n', '.', '\r', '\n'};

    private final byte[] buffer = new byte[256 * 1024];
    private final StringBuilder replies = new StringBuilder();
    private final SSLSocketFactory tls;
    private final Tally tally;
    private final Course course = new Course();
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int start;
    private int end;

    SinkDialogue(Socket socket, SSLSocketFactory tls, Tally tally) throws IOException {
        this.socket = socket;
        this.tls = tls;
        this.tally = tally;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    void run() throws IOException {
        reply("220 sink.example.com ESMTP");
        course.add("greeting");
        course.end();
        String command = "";
        while (!command.startsWith("QUIT")) {
            command = line().toUpperCase(Locale.ROOT);
            course.add(command.strip().split(" ", 2)[0]);
            obey(command);
        }
        flush();
    }

    private void obey(String command) throws IOException {
        if (command.startsWith("EHLO")) {
            reply("250-sink.example.com");
            reply("250-PIPELINING");
            reply("250-8BITMIME");
            reply(socket instanceof SSLSocket ? "250-AUTH PLAIN LOGIN" : "250-STARTTLS");
            reply("250 SIZE 104857600");
        } else if (command.startsWith("STARTTLS")) {
            reply("220 go on");
            flush();
            encrypt();
        } else if (command.startsWith("DATA")) {
            reply("354 go on");
            skipMail();
            course.add("text");
            tally.taken(course.take());
            reply("250 2.0.0 taken");
        } else if (command.startsWith("AUTH")) {
            authenticate(command);
        } else if (command.startsWith("QUIT")) {
            reply("221 bye");
        } else {
            reply("250 2.0.0 fine");
        }
    }

    /** PLAIN says all at once, LOGIN first who; either may begin with the command (RFC 4954 4). */
    private void authenticate(String command) throws IOException {
        int said = command.split(" ").length - 2;
        int wanted = command.startsWith("AUTH LOGIN") ? 2 : 1;
        for (int i = said; i < wanted; i++) {
            reply("334 " + (wanted == 1 ? "" : i == 0 ? "VXNlcm5hbWU6" : "UGFzc3dvcmQ6"));
            line();
            course.add("AUTH");
        }
        reply("235 2.7.0 welcome");
    }

    private void encrypt() throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        course.end();
        course.add(encrypted.getSession().getProtocol());
        course.end();
        socket = encrypted;
        in = encrypted.getInputStream();
        out = encrypted.getOutputStream();
    }

    private void reply(String line) {
        replies.append(line).append("\r\n");
    }

    private void flush() throws IOException {
        if (!replies.isEmpty()) {
            out.write(replies.toString().getBytes(StandardCharsets.US_ASCII));
            out.flush();
            replies.setLength(0);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = next();
        while (octet != '\n') {
            line.append((char) octet);
            octet = next();
        }
        return line.toString();
    }

    private void skipMail() throws IOException {
        int matched = 2;
        while (matched < END_OF_MAIL.length) {
            byte octet = next();
            if (octet == END_OF_MAIL[matched]) {
                matched++;
            } else {
                matched = octet == '\r' ? 1 : 0;
            }
        }
    }

    private byte next() throws IOException {
        if (start == end) {
            fill();
        }
        return buffer[start++];
    }

    /** To wait for a client to which replies go now is to wait for one round trip. */
    private void fill() throws IOException {
        if (!replies.isEmpty()) {
            tally.roundTrip();
            flush();
        }
        start = 0;
        long asked = System.nanoTime();
        end = in.read(buffer);
        course.waited(System.nanoTime() - asked);
        if (end < 0) {
            throw new EOFException();
        }
    }
}
