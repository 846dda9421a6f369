// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running server: one process, and its children, one for each connection and some for itself. */
final class Postmaster {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;

    private Postmaster(Process process) {
        this.process = process;
    }

    static Postmaster start(ProcessBuilder server) {
        try {
            Process process = server.start();
            process.getOutputStream().close();
            return new Postmaster(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void reload() {
        signal("HUP", List.of(process.pid()));
    }

    /** Ends connections in order; false if it does not end. */
    boolean stop() {
        signal("INT", List.of(process.pid()));
        return hasEnded();
    }

    /** Ends without a checkpoint, so that the next start recovers. */
    boolean stopAtOnce() {
        signal("QUIT", List.of(process.pid()));
        return hasEnded();
    }

    /** Frozen first, it starts no further child; an orphan would keep its memory and files. */
    void kill() {
        signal("STOP", List.of(process.pid()));
        signal("KILL", family());
        if (!hasEnded()) {
            throw new IllegalStateException("the server survives kill -9");
        }
    }

    private List<Long> family() {
        List<Long> family = new ArrayList<>(
                process.toHandle().children().map(ProcessHandle::pid).toList());
        family.add(process.pid());
        return family;
    }

    /** All of its processes stop where they are; the system still takes connections in its name. */
    void freeze() {
        signal("STOP", List.of(process.pid()));
        signal("STOP", family());
    }

    void thaw() {
        signal("CONT", family());
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server ended", e);
        }
    }

    private static void signal(String name, List<Long> processes) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "kill -\"$0\" \"$@\"", name));
        processes.forEach(process -> line.add(Long.toString(process)));
        // One that is gone meanwhile is no trouble.
        new Command(line, Map.of()).run(PATIENCE);
    }
}
