// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One PostgreSQL on a port of 127.0.0.1 that stays the same, with data in a folder of its own, run by a user that is not
 * root. Thread-safe. It does not outlive this process.
 *
 * <p>Connections need {@link #user} and {@link #password}; the database {@code postgres} is there from the beginning.
 */
public final class PostgresServer implements Closeable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Login login = new Login("postgres", "canary-pg-5b1f");
    private final int port = Ports.free();
    private final PostgresBinaries binaries;
    private final DataFolder folder;
    private final Thread atExit = new Thread(this::end, "postgres-at-exit");
    private Postmaster postmaster;

    private PostgresServer(PostgresBinaries binaries) {
        this.binaries = binaries;
        this.folder = new DataFolder(binaries, Account.unprivileged());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * A server with an empty database, not started yet.
     *
     * @param binaries its programs
     * @return the server
     */
    public static PostgresServer empty(PostgresBinaries binaries) {
        PostgresServer server = new PostgresServer(binaries);
        server.folder.initialize(server.login);
        return server;
    }

    /** One that has nothing on its disk yet. */
    static PostgresServer blank(PostgresBinaries binaries) {
        return new PostgresServer(binaries);
    }

    /** Copies a running server, to follow it under this name. */
    synchronized void copy(PostgresServer primary, String name) {
        folder.lose();
        folder.copy(login, primary.port, name);
    }

    /**
     * Changes a setting, at once if it runs and the setting allows it.
     *
     * @param name as in {@code postgresql.conf}, for example {@code fsync}
     * @param value without quotes
     * @return this
     */
    public synchronized PostgresServer set(String name, String value) {
        folder.set(name, value);
        if (isRunning()) {
            postmaster.reload();
        }
        return this;
    }

    /**
     * Lets it speak TLS with those who wish it, from now on with this certificate.
     *
     * @param certificate with those between it and its authority, in PEM
     * @param key its key, in PEM without a password
     * @return this
     */
    public synchronized PostgresServer encrypt(Path certificate, Path key) {
        folder.adopt("server.crt", certificate);
        folder.adopt("server.key", key);
        return set("ssl", "on");
    }

    /**
     * Starts it, and waits until it takes connections. What was killed a moment ago may refuse to start at first.
     *
     * @return this
     */
    public synchronized PostgresServer start() {
        await("PostgreSQL to start", () -> {
            if (!isRunning()) {
                postmaster = Postmaster.start(folder.server(port));
            }
            return folder.isReady(postmaster.pid());
        });
        return this;
    }

    /** Stops it in order, without waiting for clients to leave. */
    public synchronized void stop() {
        if (isRunning() && !postmaster.stop()) {
            throw new IllegalStateException("PostgreSQL does not stop:\n" + log());
        }
    }

    /** Stops it without saving anything; its next start recovers. */
    public synchronized void stopAtOnce() {
        if (isRunning() && !postmaster.stopAtOnce()) {
            throw new IllegalStateException("PostgreSQL does not stop:\n" + log());
        }
    }

    /** Kills all of its processes, as {@code kill -9} does. */
    public synchronized void kill() {
        if (isRunning()) {
            postmaster.kill();
        }
    }

    /** Kills it, and deletes its data. */
    public synchronized void loseDisk() {
        kill();
        folder.lose();
    }

    /** Stops all of its processes where they are: it takes connections, and answers nothing. */
    public synchronized void freeze() {
        postmaster.freeze();
    }

    /** Lets a frozen one go on. */
    public synchronized void thaw() {
        postmaster.thaw();
    }

    /** Ends a standby's following; returns when it takes writes. */
    public synchronized void promote() {
        ask("SELECT pg_promote(true, " + PATIENCE.toSeconds() + ")");
    }

    /**
     * Runs SQL in the database {@code postgres}.
     *
     * @param sql one or more statements
     * @return the rows, a line each, columns parted by |
     * @throws IllegalStateException if it fails, or takes longer than a minute
     */
    public String ask(String sql) {
        return psql().demand("-c", sql);
    }

    /**
     * Runs a script of psql, beginning in the database {@code postgres}.
     *
     * @param script statements and commands such as {@code \\connect}
     * @throws IllegalStateException if it fails, or takes longer than a minute
     */
    public void run(String script) {
        psql().script(script);
    }

    private Psql psql() {
        return new Psql(binaries, login, port);
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what + ":\n" + log());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /**
     * Whether its process lives, frozen or not.
     *
     * @return false before the start and after an end of any kind
     */
    public synchronized boolean isRunning() {
        return postmaster != null && postmaster.isAlive();
    }

    /**
     * Where JDBC finds it.
     *
     * @return the URL of the database {@code postgres}, without user and password
     */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /**
     * Where it listens.
     *
     * @return the port, on 127.0.0.1
     */
    public int port() {
        return port;
    }

    /**
     * Who may do everything in it.
     *
     * @return the superuser's name
     */
    public String user() {
        return login.user();
    }

    /**
     * The superuser's password.
     *
     * @return the password
     */
    public String password() {
        return login.password();
    }

    /**
     * All that it has logged.
     *
     * @return the text, "" if it never started
     */
    public String log() {
        try {
            return Files.exists(folder.log()) ? Files.readString(folder.log(), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        kill();
        folder.delete();
    }

    /** Kills it, and deletes all that it left. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }
}
