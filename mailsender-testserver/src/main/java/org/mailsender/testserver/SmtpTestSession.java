// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection. Confined to its thread. */
final class SmtpTestSession {

    private final SmtpTestServer server;
    private final int number;
    private Socket socket;
    private LineInput in;
    private OutputStream out;
    private boolean encrypted;
    private String user = "";
    private int taken;
    private String sender;
    private List<String> recipients = new ArrayList<>();

    SmtpTestSession(SmtpTestServer server, Socket socket, int number) throws IOException {
        this.server = server;
        this.number = number;
        use(socket);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = new LineInput(next.getInputStream());
        out = next.getOutputStream();
    }

    void serve() throws IOException, InterruptedException {
        if (server.behaviour().isImplicitTls()) {
            encrypt();
        }
        if (!answer(Step.GREETING, "", "220 test.example ESMTP")) {
            return;
        }
        String line = in.readLine();
        while (line != null) {
            server.recordings().command(line);
            if (!handle(line)) {
                return;
            }
            line = in.readLine();
        }
    }

    private boolean handle(String line) throws IOException, InterruptedException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> answer(Step.EHLO, line, server.behaviour().capabilities(encrypted));
            case "HELO" -> answer(Step.EHLO, line, "250 test.example");
            case "STARTTLS" -> startTls(line);
            case "AUTH" -> authenticate(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data(line);
            case "RSET" -> reset(line);
            case "NOOP" -> answer(Step.RSET, line, "250 2.0.0 Ok");
            case "QUIT" -> {
                answer(Step.QUIT, line, "221 2.0.0 Bye");
                yield false;
            }
            default -> answer(Step.RSET, line, "500 5.5.2 Command unknown");
        };
    }

    private boolean startTls(String line) throws IOException, InterruptedException {
        if (server.behaviour().tls().isEmpty()) {
            return answer(Step.STARTTLS, line, "502 5.5.1 No TLS here");
        }
        if (!answer(Step.STARTTLS, line, "220 2.0.0 Go ahead")) {
            return false;
        }
        encrypt();
        return true;
    }

    private void encrypt() throws IOException {
        SSLContext context = server.behaviour().tls().orElseThrow();
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        tls.setUseClientMode(false);
        tls.setNeedClientAuth(server.behaviour().needsCertificates());
        tls.startHandshake();
        use(tls);
        encrypted = true;
    }

    private boolean authenticate(String line) throws IOException, InterruptedException {
        user = new Login(server.behaviour(), socket, encrypted, this::ask).user(line.split(" "));
        return answer(
                Step.AUTH, line, user.isEmpty() ? "535 5.7.8 Authentication credentials invalid" : "235 2.7.0 Welcome");
    }

    private String ask(String challenge) throws IOException {
        out.write(("334 " + challenge + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String answer = in.readLine();
        server.recordings().command("(response) " + answer);
        return answer == null ? "" : answer;
    }

    private boolean mail(String line) throws IOException, InterruptedException {
        if (!server.behaviour().users().isEmpty() && user.isEmpty()) {
            return answer(Step.MAIL, line, "530 5.7.0 Authentication required");
        }
        if (sender != null) {
            return answer(Step.MAIL, line, "503 5.5.1 Nested MAIL");
        }
        Optional<Reaction> unusual = server.behaviour()
                .reactionAfter(taken, Step.MAIL)
                .or(() -> server.behaviour().reactionTo(Step.MAIL, line));
        if (unusual.isPresent()) {
            return react(unusual.get());
        }
        sender = path(line);
        recipients = new ArrayList<>();
        return write("250 2.1.0 Ok");
    }

    private boolean recipient(String line) throws IOException, InterruptedException {
        if (sender == null) {
            return answer(Step.RCPT, line, "503 5.5.1 MAIL first");
        }
        Optional<Reaction> unusual = server.behaviour().reactionTo(Step.RCPT, line);
        if (unusual.isPresent()) {
            return react(unusual.get());
        }
        recipients.add(path(line));
        return write("250 2.1.5 Ok");
    }

    private boolean data(String line) throws IOException, InterruptedException {
        if (sender == null || recipients.isEmpty()) {
            return answer(Step.DATA, line, sender == null ? "503 5.5.1 MAIL first" : "554 5.5.1 No valid recipients");
        }
        Optional<Reaction> unusual = server.behaviour().reactionTo(Step.DATA, line);
        if (unusual.isPresent()) {
            return react(unusual.get());
        }
        write("354 End with a dot");
        byte[] content = readText();
        if (content == null) {
            return false;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Optional<Reaction> afterDot = server.behaviour().reactionTo(Step.DOT, text);
        ReceivedMail mail =
                new ReceivedMail(sender, List.copyOf(recipients), content, Instant.now(), number, user, encrypted);
        sender = null;
        if (afterDot.isPresent()) {
            return react(afterDot.get());
        }
        server.recordings().mail(mail);
        taken++;
        write("250 2.0.0 Ok: queued");
        Optional<Reaction> enough = server.behaviour().reactionAfter(taken, Step.DOT);
        return enough.isEmpty() || react(enough.get());
    }

    private boolean reset(String line) throws IOException, InterruptedException {
        sender = null;
        return answer(Step.RSET, line, "250 2.0.0 Ok");
    }

    private boolean answer(Step step, String command, String... usual) throws IOException, InterruptedException {
        Optional<Reaction> unusual = server.behaviour().reactionTo(step, command);
        return unusual.isPresent() ? react(unusual.get()) : write(usual);
    }

    private boolean react(Reaction reaction) throws IOException, InterruptedException {
        return reaction.react(socket, out, server.closed());
    }

    private boolean write(String... lines) throws IOException, InterruptedException {
        server.closed().await(server.behaviour().delayMillis(), TimeUnit.MILLISECONDS);
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    /** Up to the final dot, without dot-stuffing; null if the connection ends, or is to end, before it. */
    private byte[] readText() throws IOException, InterruptedException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean first = true;
        for (byte[] line = in.readOctets(); line != null; line = in.readOctets()) {
            if (line.length == 1 && line[0] == '.') {
                return text.toByteArray();
            }
            boolean stuffed = line.length > 0 && line[0] == '.';
            text.write(line, stuffed ? 1 : 0, line.length - (stuffed ? 1 : 0));
            text.write('\r');
            text.write('\n');
            if (first) {
                first = false;
                Optional<Reaction> unusual =
                        server.behaviour().reactionTo(Step.TEXT, text.toString(StandardCharsets.ISO_8859_1));
                if (unusual.isPresent() && !react(unusual.get())) {
                    return null;
                }
            }
        }
        return null;
    }

    private static String path(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }
}
