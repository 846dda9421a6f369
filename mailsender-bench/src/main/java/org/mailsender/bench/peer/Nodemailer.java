// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailsender.bench.Scenario;

/** Nodemailer with a pool of one connection; found where {@code NODE_PATH} leads Node.js. */
final class Nodemailer implements Peer {

    private final Path folder = Files.createTempDirectory("nodemailer");
    private final Process process;
    private final BufferedReader answers;

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
                        scenario.addressLine(),
                        body.toString(),
                        Boolean.toString(scenario.isHtml()),
                        scenario.attachment() == null
                                ? ""
                                : scenario.attachment().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        expect("ready");
    }

    private void expect(String word) throws IOException {
        String line = answers.readLine();
        if (!word.equals(line)) {
            throw new IOException(line == null ? "Nodemailer is not installed" : line);
        }
    }

    @Override
    public void send(int count) throws Exception {
        process.getOutputStream().write((count + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        expect("sent");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
