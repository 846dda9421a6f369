// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;
import org.mailsender.bench.kernel.Command;
import org.mailsender.bench.kernel.ProcessorTime;
import org.mailsender.bench.kernel.Strace;
import org.mailsender.bench.kernel.SystemCalls;

/** Nodemailer with a pool of one connection; found where {@code NODE_PATH} leads Node.js. */
final class Nodemailer implements Peer {

    private final Path folder = Files.createTempDirectory("nodemailer");
    private final Process process;
    private final BufferedReader answers;
    private final String version;

    Nodemailer(Scenario scenario, int port) throws IOException {
        Path script = folder.resolve("peer.js");
        try (InputStream in = Nodemailer.class.getResourceAsStream("nodemailer.js")) {
            Files.copy(in, script);
        }
        Path body = Files.writeString(folder.resolve("body"), scenario.body());
        process = new ProcessBuilder(
                        Command.find("node").toString(),
                        script.toString(),
                        Integer.toString(port),
                        Boolean.toString(scenario.tls()),
                        scenario.login() ? Way.USER : "",
                        scenario.addressLine(),
                        body.toString(),
                        Boolean.toString(scenario.isHtml()),
                        scenario.attachment() == null
                                ? ""
                                : scenario.attachment().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        version = expect("ready");
    }

    private String expect(String word) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(word)) {
            throw new IOException(line == null ? "Nodemailer is not installed" : line);
        }
        return line.substring(word.length()).strip();
    }

    @Override
    public void send(int count) throws Exception {
        tell(Integer.toString(count));
        expect("sent");
    }

    private void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    @Override
    public SystemCalls sendCounted(int count, Strace strace) throws Exception {
        return strace.during(process.pid(), count, () -> send(count));
    }

    @Override
    public long cpuNanos() {
        return ProcessorTime.of(process);
    }

    @Override
    public void rest() throws IOException {
        tell("rest");
        expect("rested");
    }

    @Override
    public String about() {
        return "Nodemailer " + version + ", a pool of one connection, 32 mails waiting for it";
    }

    @Override
    public void close() {
        process.destroy();
    }
}
