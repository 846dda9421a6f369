// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults of the system for one process: a library, compiled here, that stands between it and the C library. */
final class Faults {

    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;

    private final Path library;
    private final Path control;
    private final Path below;

    private Faults(Path library, Path control, Path below) {
        this.library = library;
        this.control = control;
        this.below = below;
    }

    /**
     * Compiles the library; empty, and a line that says why, where that cannot be.
     *
     * @param folder where to
     * @param below files of this folder are concerned
     */
    static Optional<Faults> in(Path folder, Path below) {
        try {
            Files.createDirectories(folder);
            Path source = folder.resolve("faults.c");
            try (InputStream code = Faults.class.getResourceAsStream("/faults.c")) {
                Files.copy(code, source, StandardCopyOption.REPLACE_EXISTING);
            }
            Path library = folder.resolve("faults.so");
            Process compiler = new ProcessBuilder(
                            "cc", "-O1", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(compiler.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (compiler.waitFor() != 0) {
                return skipped(said);
            }
            Faults faults = new Faults(library, folder.resolve("faults"), below);
            faults.none();
            return Optional.of(faults);
        } catch (IOException e) {
            return skipped(e.getMessage());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Faults> skipped(String reason) {
        System.out.println("SKIPPED: tests with faults of the system, because no C compiler works here: " + reason);
        return Optional.empty();
    }

    /** What the process must be started with. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(), "FAULTS_FILE", control.toString(), "FAULTS_PATH", below.toString());
    }

    /**
     * From now on so many of a hundred calls fail.
     *
     * @param call open, write, force, rename, unlink or thread
     * @param error its number, 0 to succeed
     * @param percent of the calls
     * @param millis how long each of them takes
     */
    static String fault(String call, int error, int percent, int millis) {
        return call + " " + error + " " + percent + " " + millis;
    }

    void inject(String... faults) {
        try {
            Path aside = Files.write(control.resolveSibling("faults.next"), List.of(faults));
            Files.move(aside, control, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void none() {
        inject();
    }
}
