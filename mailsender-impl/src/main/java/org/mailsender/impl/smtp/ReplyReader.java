// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.impl.auth.Redaction;

/**
 * Reads replies off a connection (RFC 5321 4.2): bounded in size, strict about what is a reply, and without the secrets
 * that a server may repeat. Confined to the thread of the connection.
 */
final class ReplyReader {

    private static final int LONGEST_REPLY = 64 * 1024;
    private static final int CODE_LENGTH = 3;

    private final InputStream in;
    private final Redaction redaction;
    private final byte[] buffer = new byte[4096];
    private int next;
    private int end;
    private int octetsLeft;
    private List<String> lines = List.of();

    ReplyReader(InputStream in, Redaction redaction) {
        this.in = in;
        this.redaction = redaction;
    }

    /**
     * Reads one reply.
     *
     * @throws OutOfStepException for what is no reply
     */
    Reply read() throws IOException {
        octetsLeft = LONGEST_REPLY;
        lines = new ArrayList<>(1);
        int code = 0;
        String line;
        do {
            line = redaction.clean(readLine());
            lines.add(line);
            code = worse(code, code(line));
        } while (line.length() > CODE_LENGTH && line.charAt(CODE_LENGTH) == '-');
        return new Reply(code, String.join(" ", lines), line);
    }

    /** The lines of the reply read last, with their codes. */
    List<String> lines() {
        return lines;
    }

    /** Whether the server has said something that nobody has read yet, as far as that can be seen. */
    boolean isMoreThere() throws IOException {
        return next < end || in.available() > 0;
    }

    /** Each line carries the same code; where they differ the worse one counts, and a yes is no go-ahead. */
    private int worse(int before, int code) throws OutOfStepException {
        if (before == 0 || before / 100 == code / 100) {
            return code;
        }
        int worst = Math.max(before, code);
        if (worst < 400) {
            throw noReply(String.join(" ", lines));
        }
        return worst;
    }

    private static int code(String line) throws OutOfStepException {
        int code = 0;
        for (int i = 0; i < CODE_LENGTH; i++) {
            code = code * 10 + digit(line, i);
        }
        boolean longer = line.length() > CODE_LENGTH && Character.isDigit(line.charAt(CODE_LENGTH));
        if (code < 200 || code >= 600 || longer) {
            throw noReply(line);
        }
        return code;
    }

    private static int digit(String line, int index) throws OutOfStepException {
        if (index >= line.length() || line.charAt(index) < '0' || line.charAt(index) > '9') {
            throw noReply(line);
        }
        return line.charAt(index) - '0';
    }

    private static OutOfStepException noReply(String text) {
        return new OutOfStepException("the server sent what is no reply: " + new Reply(0, text));
    }

    /** Without its end, which should be CRLF; a lone LF does as well. */
    private String readLine() throws IOException {
        ByteArrayOutputStream begun = null;
        while (true) {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            octetsLeft -= next - from;
            if (next < end) {
                next++;
                return begun == null ? text(buffer, from, next - 1 - from) : text(begun, from, next - 1 - from);
            }
            begun = begun == null ? new ByteArrayOutputStream() : begun;
            begun.write(buffer, from, next - from);
            fill();
        }
    }

    private void fill() throws IOException {
        if (octetsLeft <= 0) {
            throw new IOException("the server's reply is longer than any reply may be");
        }
        next = 0;
        end = 0;
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        end = count;
    }

    private String text(ByteArrayOutputStream begun, int from, int length) {
        begun.write(buffer, from, length);
        byte[] octets = begun.toByteArray();
        return text(octets, 0, octets.length);
    }

    private static String text(byte[] octets, int from, int length) {
        int end = from + length;
        while (end > from && (octets[end - 1] == '\r' || octets[end - 1] == ' ')) {
            end--;
        }
        return ReplyText.decode(octets, from, end - from);
    }
}
