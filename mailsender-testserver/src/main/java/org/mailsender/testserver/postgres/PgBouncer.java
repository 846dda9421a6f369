// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PgBouncer before a server, which lends few connections of the server to many clients. Thread-safe. It does not
 * outlive this process.
 */
public final class PgBouncer implements Closeable {

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final int port = Ports.free();
    private final Path folder;
    private final Process process;
    private final Thread atExit = new Thread(this::end, "pgbouncer-at-exit");

    private PgBouncer(PostgresServer server, String mode, int size, Map<String, String> users) throws IOException {
        Account account = Account.unprivileged();
        folder = account.temporaryFolder();
        StringBuilder known = new StringBuilder();
        users.forEach((user, password) -> known.append('"' + user + "\" \"" + password + "\"\n"));
        Path list = account.write(folder.resolve("users"), known.toString());
        Path settings = account.write(folder.resolve("ini"), settings(server, mode, size, list));
        process = new Command(account.running(List.of(PROGRAM.toString(), settings.toString())), Map.of())
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(atExit);
        server.await("PgBouncer", this::listens);
    }

    /**
     * Starts one; Debian's package is installed when it is missing and this process may.
     *
     * @param server whose connections it lends
     * @param mode such as {@code transaction}
     * @param size how many for each user and database
     * @param users their passwords
     * @return it takes connections
     * @throws PostgresMissingException if it is not there, with what is in the way
     */
    public static PgBouncer start(PostgresServer server, String mode, int size, Map<String, String> users)
            throws PostgresMissingException {
        if (!Files.isExecutable(PROGRAM)) {
            DebianPackages.install("pgbouncer");
        }
        try {
            return new PgBouncer(server, mode, size, users);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings(PostgresServer server, String mode, int size, Path users) {
        return """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = %s
                default_pool_size = %d
                """.formatted(server.port(), port, users, mode, size);
    }

    private boolean listens() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Where JDBC finds a database through it.
     *
     * @param database its name
     * @return the URL, without user and password
     */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it, and deletes all that it left. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }
}
