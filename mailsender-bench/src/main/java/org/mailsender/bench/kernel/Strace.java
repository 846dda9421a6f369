// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts system calls by {@code strace -c}, where it is installed; what it counts meanwhile runs many times slower. */
public final class Strace {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String program;

    /**
     * Nothing runs yet.
     *
     * @throws IOException if it is not installed
     */
    public Strace() throws IOException {
        this.program = Command.find("strace").toString();
    }

    /** What is to be counted. */
    @FunctionalInterface
    public interface Work {

        /**
         * Sends the mails.
         *
         * @throws Exception if it cannot
         */
        void run() throws Exception;
    }

    /**
     * Counts what a process and its threads do during some work.
     *
     * @param pid of the process
     * @param mails that the work sends
     * @param work what it does
     * @return the calls
     * @throws Exception if the work fails, or the kernel does not let strace watch
     */
    public SystemCalls during(long pid, int mails, Work work) throws Exception {
        Path summary = Files.createTempFile("strace", ".summary");
        Path messages = Files.createTempFile("strace", ".messages");
        Process strace = new ProcessBuilder(program, "-f", "-c", "-o", summary.toString(), "-p", Long.toString(pid))
                .redirectError(messages.toFile())
                .start();
        try {
            awaitAttached(strace, messages);
            work.run();
        } finally {
            // Has it let go, and write.
            strace.destroy();
            strace.waitFor();
        }
        return read(summary, mails);
    }

    private static void awaitAttached(Process strace, Path messages) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.readString(messages).contains("attached")) {
            if (!strace.isAlive() || System.nanoTime() > end) {
                throw new IOException(
                        "strace may not watch: " + Files.readString(messages).strip());
            }
            Thread.sleep(10);
        }
    }

    /**
     * Counts what a command does from its start to its end.
     *
     * @param command to run
     * @param mails that it sends
     * @return the calls
     * @throws IOException if it fails
     * @throws InterruptedException if interrupted
     */
    public SystemCalls of(List<String> command, int mails) throws IOException, InterruptedException {
        Path summary = Files.createTempFile("strace", ".summary");
        List<String> watched = new ArrayList<>(List.of(program, "-f", "-c", "-o", summary.toString()));
        watched.addAll(command);
        Command.run(watched);
        return read(summary, mails);
    }

    private static SystemCalls read(Path summary, int mails) throws IOException {
        SystemCalls calls = SystemCalls.of(Files.readAllLines(summary), mails);
        if (calls.counts().isEmpty()) {
            throw new IOException("strace counted nothing");
        }
        return calls;
    }
}
