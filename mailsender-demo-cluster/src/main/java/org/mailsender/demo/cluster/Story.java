// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.mailsender.testserver.postgres.PostgresServer;

/** What happens before the reader's eyes, in its order. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int SOME_MAILS = 150;

    private final ShopCluster cluster;
    private final Screen screen;

    Story(ShopCluster cluster, Screen screen) {
        this.cluster = cluster;
        this.screen = screen;
    }

    /** Returns whether no mail is missing. */
    boolean tell() throws IOException {
        cluster.start();
        introduce();
        try (Watch watch = new Watch(cluster, screen)) {
            screen.title("2. Orders come in at all nodes, one of them sends the mails");
            demand(
                    watch.awaitMails(PATIENCE, SOME_MAILS),
                    "no mails came; node A said:\n" + cluster.nodes().get(0).log());
            loseSender(watch);
            loseDatabase(watch);
            finish(watch);
        }
        return verdict();
    }

    private static void demand(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void introduce() {
        screen.line(
                "databases    primary on port " + cluster.databases().primary().port() + ", standby on port "
                        + cluster.databases().standby().port() + ", which has whatever the primary acknowledges");
        screen.line("mail server  on port " + cluster.mailPort());
        screen.line("nodes        "
                + cluster.nodes().stream()
                        .map(node -> node.name() + " (process " + node.pid() + ")")
                        .collect(Collectors.joining(", "))
                + ": Felix with MailSender; instance 'orders' has store=jdbc");
        screen.line("orders       " + ShopNode.orders() + " at each node");
    }

    /** Kills who sends, with its disk, and waits until another does. */
    private void loseSender(Watch watch) throws IOException {
        ShopNode sender = cluster.sender();
        demand(sender != null, "the database does not say who sends");
        screen.title("3. A node is lost with its disk");
        screen.bad("kill -9 " + sender.pid() + ": node " + sender.name() + ", which sends; its folder is deleted");
        long begin = System.nanoTime();
        sender.loseDisk();
        demand(watch.await(PATIENCE, () -> isOther(cluster.sender(), sender)), "no other node took over");
        screen.good("Node " + cluster.sender().name() + " sends " + Watch.secondsSince(begin)
                + " s later, what " + sender.name() + " had taken, too. " + sender.name()
                + " comes back with an empty disk.");
        cluster.start(sender);
        watch.awaitMails(PATIENCE, SOME_MAILS);
    }

    private static boolean isOther(ShopNode node, ShopNode than) {
        return node != null && node != than;
    }

    /** Kills the primary, with its disk, promotes the standby, and waits for mails. */
    private void loseDatabase(Watch watch) throws IOException {
        PostgresServer primary = cluster.databases().primary();
        screen.title("4. The primary database is lost with its disk");
        screen.bad("kill -9: PostgreSQL on port " + primary.port() + "; its data are deleted");
        long begin = System.nanoTime();
        primary.loseDisk();
        watch.await(Duration.ofSeconds(4), () -> false);
        screen.line("Meanwhile nodes keep orders on their own disks: "
                + watch.count().inInboxes() + " so far.");
        cluster.databases().failOver();
        screen.line("The standby on port " + cluster.databases().primary().port()
                + " is promoted; nobody tells the nodes.");
        demand(watch.awaitMails(PATIENCE, 1), "no mails came after the fail-over");
        screen.good("Mails flow again " + Watch.secondsSince(begin) + " s after the loss.");
    }

    /** Until all is placed, has arrived and is told. */
    private void finish(Watch watch) throws IOException {
        screen.title("5. The last orders, until the queue is empty");
        watch.await(PATIENCE, cluster::isSoldOut);
        watch.await(
                PATIENCE,
                () -> watch.count().missing().isEmpty()
                        && watch.count().untold().isEmpty());
    }

    private boolean verdict() throws IOException {
        Count count = cluster.count();
        screen.title("6. The count");
        row(
                count.accepted().size(),
                "orders were accepted, " + count.inInboxes() + " of them by a node's inbox while the"
                        + " database was away");
        row(count.distinctArrived(), "of their mails arrived");
        row(count.missing().size(), "missing");
        row(count.doubles(), "came twice, with the same Message-ID (a kill between the server's yes and its note)");
        row(count.outOfOrder(), "came out of order");
        row(count.failed().size(), "failed");
        row(count.untold().size(), "ended without an event, " + count.toldTwice() + " told twice");
        boolean none = count.missing().isEmpty();
        if (none) {
            screen.good("No mail was lost.");
        } else {
            screen.bad("Lost: " + count.missing());
        }
        return none;
    }

    private void row(int number, String what) {
        screen.line(String.format("%6d %s", number, what));
    }
}
