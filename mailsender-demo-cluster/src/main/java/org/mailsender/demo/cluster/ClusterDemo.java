// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.postgres.PostgresPair;

/**
 * What outlives a node and a database with their disks, to be seen on one machine: real Felix processes, a real PostgreSQL
 * with a standby. Ends the process with 0, with 1 if a mail is missing, with 2 if it could not be shown. Whatever ends it,
 * Ctrl-C too, ends all processes and deletes their folders.
 */
public final class ClusterDemo {

    private static final int MISSING = 1;
    private static final int NOT_SHOWN = 2;

    private final Screen screen = new Screen();
    private final Path work = Path.of(System.getProperty("demo.work"));
    private volatile Optional<ShopCluster> cluster = Optional.empty();
    private volatile boolean ending;
    private volatile boolean told;

    /**
     * Shows it.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.exit(new ClusterDemo().run());
    }

    private int run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "cluster-at-exit"));
        int status = show();
        told = true;
        return status;
    }

    private int show() {
        try {
            Folders.delete(work);
            Files.createDirectories(work);
            screen.title("1. Three nodes and a pair of databases on this machine");
            screen.line("PostgreSQL is needed: Debian's is taken, or installed now if this user may ...");
            cluster = Optional.of(new ShopCluster(work, PostgresPair.start(PostgresBinaries.obtain())));
            return new Story(cluster.get(), screen).tell() ? 0 : MISSING;
        } catch (PostgresMissingException e) {
            screen.bad("This needs PostgreSQL, and there is none: " + e.getMessage()
                    + ". Install Debian's package postgresql, and run it again.");
        } catch (IOException | RuntimeException e) {
            if (ending) {
                // Ctrl-C took away what the story stood on.
                return NOT_SHOWN;
            }
            screen.bad("The demo cannot go on: " + e.getMessage());
        }
        return NOT_SHOWN;
    }

    /** The databases end by themselves with this process. */
    private void end() {
        boolean interrupted = !told;
        ending = true;
        cluster.ifPresent(ShopCluster::close);
        try {
            Folders.delete(work);
            if (interrupted) {
                screen.line("Ended before the count: all processes are killed, their folders deleted.");
            }
        } catch (IOException e) {
            screen.bad("Please delete " + work + ": " + e.getMessage());
        }
    }
}
