// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The disk of one server: its data with its configuration, its log. */
final class DataFolder {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PostgresBinaries binaries;
    private final Account account;
    private final Path folder;
    private final Path data;

    DataFolder(PostgresBinaries binaries, Account account) {
        this.binaries = binaries;
        this.account = account;
        try {
            this.folder = account.temporaryFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.data = folder.resolve("data");
    }

    void initialize(Login login) {
        try {
            Path password = account.write(folder.resolve("password"), login.password() + "\n");
            run(
                    Map.of(),
                    "initdb",
                    "--username=" + login.user(),
                    "--pwfile=" + password,
                    "--auth-local=trust",
                    "--auth-host=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync",
                    "--pgdata=" + data);
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // For tests that have fifty nodes.
        set("max_connections", "250");
        // A standby looks for its primary as often as tests kill one, instead of each five seconds.
        set("wal_retrieve_retry_interval", "100ms");
    }

    /** Copies a running server, as its standby. */
    void copy(Login login, int port, String name) {
        run(
                login.environment(),
                "pg_basebackup",
                "--dbname=host=127.0.0.1 port=" + port + " user=" + login.user() + " application_name=" + name,
                "--checkpoint=fast",
                "--wal-method=stream",
                "--write-recovery-conf",
                "--no-sync",
                "--pgdata=" + data);
    }

    private void run(Map<String, String> environment, String program, String... arguments) {
        List<String> line = new ArrayList<>(List.of(binaries.program(program)));
        line.addAll(List.of(arguments));
        new Command(account.running(line), environment).demand(PATIENCE);
    }

    /** What the server reads at its next start or reload; the last value counts. */
    void set(String name, String value) {
        String line = name + " = '" + value.replace("'", "''") + "'\n";
        try {
            Files.writeString(data.resolve("postgresql.conf"), line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file to where the server looks for it, in the way in which it insists on its key. */
    void adopt(String name, Path file) {
        try {
            Path copy = data.resolve(name);
            Files.deleteIfExists(copy);
            Files.createFile(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            account.write(copy, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessBuilder server(int port) {
        List<String> line = List.of(
                binaries.program("postgres"),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        return new Command(account.running(line), Map.of("LC_ALL", "C", "HOME", "/"))
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    /** Whether the server with this process says that it takes connections. */
    boolean isReady(long postmaster) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(postmaster))
                    && List.of("ready", "standby").contains(lines.get(7).strip());
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return folder.resolve("log");
    }

    /** The data are gone; the log stays. */
    void lose() {
        delete(data);
    }

    void delete() {
        delete(folder);
    }

    private static void delete(Path path) {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
