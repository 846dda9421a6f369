// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.Closeable;

/**
 * A primary and a standby that has on its disk whatever the primary has acknowledged. Thread-safe. After a
 * {@link #failOver} the two have changed their roles; the ports, and so the URL, stay.
 */
public final class PostgresPair implements Closeable {

    private static final String NAMES = "synchronous_standby_names";
    private static final String NAME = "standby";

    private PostgresServer primary;
    private PostgresServer standby;

    private PostgresPair(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * Starts both.
     *
     * @param binaries their programs
     * @return a pair with an empty database
     */
    public static PostgresPair start(PostgresBinaries binaries) {
        PostgresPair pair = new PostgresPair(PostgresServer.empty(binaries).start(), PostgresServer.blank(binaries));
        pair.renewStandby();
        return pair;
    }

    /** Gives the primary a new standby in the place of the other server, which is killed; commits wait for it again. */
    public synchronized void renewStandby() {
        standby.kill();
        standby.copy(primary, NAME);
        standby.start();
        primary.set(NAMES, "ANY 1 (" + NAME + ")");
        awaitStandby();
    }

    /** Waits until the standby follows, without which nothing is committed. */
    public synchronized void awaitStandby() {
        primary.await(
                "the standby",
                () -> primary.ask("SELECT sync_state FROM pg_stat_replication").equals("quorum"));
    }

    /** Makes the standby the primary, which waits for no other; the old primary is killed if it should still live. */
    public synchronized void failOver() {
        primary.kill();
        standby.set(NAMES, "");
        standby.promote();
        PostgresServer old = primary;
        primary = standby;
        standby = old;
    }

    /**
     * Who takes writes.
     *
     * @return at present
     */
    public synchronized PostgresServer primary() {
        return primary;
    }

    /**
     * Who follows, or after a fail-over who is to be renewed.
     *
     * @return at present
     */
    public synchronized PostgresServer standby() {
        return standby;
    }

    /**
     * Where JDBC finds whichever is the primary.
     *
     * @return the URL of the database {@code postgres}, without user and password
     */
    public synchronized String url() {
        return "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port()
                + "/postgres?targetServerType=primary";
    }

    @Override
    public synchronized void close() {
        standby.close();
        primary.close();
    }
}
