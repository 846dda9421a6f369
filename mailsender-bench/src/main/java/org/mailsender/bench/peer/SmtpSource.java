// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.kernel.Command;
import org.mailsender.bench.kernel.ProcessorTime;
import org.mailsender.bench.kernel.Strace;
import org.mailsender.bench.kernel.SystemCalls;

/** Postfix' load generator, in C: no rendering, no disk, one connection. */
final class SmtpSource implements Peer {

    private final Scenario scenario;
    private final int port;
    private final String program;
    private final long size;

    SmtpSource(Scenario scenario, int port) throws IOException {
        if (scenario.tls()) {
            throw new IOException("smtp-source speaks no TLS");
        }
        this.scenario = scenario;
        this.port = port;
        this.program = Command.find("smtp-source").toString();
        this.size = scenario.body().length()
                + (scenario.attachment() == null ? 0 : Files.size(scenario.attachment()) * 4 / 3);
    }

    @Override
    public void send(int count) throws Exception {
        Command.run(command(count));
    }

    private List<String> command(int count) {
        return List.of(
                program,
                "-d",
                "-s",
                "1",
                "-m",
                Integer.toString(count),
                "-r",
                Integer.toString(scenario.recipients()),
                "-l",
                Long.toString(size),
                "-f",
                Scenario.SENDER,
                "-t",
                "recipient@example.com",
                "127.0.0.1:" + port);
    }

    @Override
    public SystemCalls sendCounted(int count, Strace strace) throws Exception {
        return strace.of(command(count), count);
    }

    @Override
    public long cpuNanos() {
        return ProcessorTime.ofEnded();
    }

    @Override
    public String about() {
        return "Postfix' smtp-source, as installed, one connection, no rendering, no disk";
    }
}
