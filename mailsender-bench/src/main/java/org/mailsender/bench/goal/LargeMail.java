// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** The processor time of a mail with 50 MB, against encoding the file, writing it, and copying that to the sink. */
final class LargeMail implements Goals.Goal {

    private static final int MEGABYTES = 50;
    private static final int ROUNDS = 20;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int BUFFER = 64 * 1024;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Path file = work.resolve("50MB.bin");
        byte[] content = new byte[MEGABYTES * 1024 * 1024];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        content = null;
        List<Double> ratios = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"));
                Bulk bulk = new Bulk(felix)) {
            bulk.sendTo(sink.port(0));
            for (int round = 0; round < ROUNDS; round++) {
                long start = process.getProcessCpuTime();
                bulk.post(1, Map.of("message", "see the file", "attachments", file.toString()));
                bulk.awaitDone(1);
                long ours = process.getProcessCpuTime() - start;
                start = process.getProcessCpuTime();
                plain(file, work.resolve("plain"), sink.port(0));
                long plain = process.getProcessCpuTime() - start;
                if (round >= WARM_UP_ROUNDS) {
                    ratios.add((double) ours / plain);
                    seconds.add(ours / 1e9);
                }
            }
        }
        return List.of("A mail with " + MEGABYTES + " MB: " + Quartiles.of(seconds) + " s of processor time, "
                + Quartiles.of(ratios) + " times plain base64 plus copying");
    }

    /** What cannot be avoided: encode to disk, force, and copy that to the same sink. */
    private static void plain(Path file, Path encoded, int port) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(encoded), BUFFER);
                OutputStream encoder = Base64.getMimeEncoder().wrap(out)) {
            copy(file, encoder);
        }
        try (FileChannel written = FileChannel.open(encoded, StandardOpenOption.WRITE)) {
            written.force(false);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            for (String command : List.of("HELO x", "MAIL FROM:<a@b.c>", "RCPT TO:<a@b.c>", "DATA")) {
                replies.readLine();
                out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            replies.readLine();
            copy(encoded, out);
            out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
            replies.readLine();
        }
    }

    private static void copy(Path from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(from)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                to.write(buffer, 0, n);
            }
        }
    }
}
