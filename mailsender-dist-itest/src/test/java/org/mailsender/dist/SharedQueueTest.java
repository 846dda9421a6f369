// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.dist.source.SourceActivator;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.postgres.PostgresServer;

/** The runnable Felix with the database's store, by configuration alone, against a real PostgreSQL. */
class SharedQueueTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Nodes nodes = new Nodes("shared", 2);
    private PostgresServer database;

    @BeforeEach
    void startDatabase() {
        try {
            database = PostgresServer.empty(PostgresBinaries.obtain()).start();
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PostgreSQL, because " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    @AfterEach
    void close() {
        nodes.close();
        server.close();
        if (database != null) {
            database.close();
        }
    }

    private String instance(String store) {
        return "mailServer=127.0.0.1\nport=" + server.port() + "\nsender=app@example.com\nrecipients=ops@example.com\n"
                + "retryDelaySeconds=1\nretryMaxDelaySeconds=1\nstore=" + store + "\n";
    }

    private void configureDatabase(Node node) {
        node.felix()
                .write(
                        "etc/org.mailsender.jdbc.cfg",
                        "url=" + database.url() + "\nuser=" + database.user() + "\npassword=$[secret:database]\nnode="
                                + node.name() + "\nleaseSeconds=3\nnodeTimeoutSeconds=5\n");
        node.felix().write("secrets/database", database.password());
    }

    private Tally tally() {
        return nodes.tally("orders", server);
    }

    /** In the database, whose tables the first node makes. */
    private int waiting() {
        boolean made = database.ask("SELECT to_regclass('mailsender_mail') IS NOT NULL")
                .trim()
                .equals("t");
        return made
                ? Integer.parseInt(
                        database.ask("SELECT count(*) FROM mailsender_mail").trim())
                : 0;
    }

    /** Of the mail that waits longest. */
    private String firstId() {
        Matcher id = Pattern.compile("[0-9a-z]{11}").matcher(nodes.get(0).shell("mail:queue orders"));
        assertTrue(id.find());
        return id.group();
    }

    @Test
    void aLocalQueueIsTakenAlongSharedAndSurvivesItsNode() {
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down"));
        nodes.write("etc/org.mailsender-orders.cfg", instance(""));
        nodes.start("-Xmx128m");
        nodes.await("orders");
        assertTrue(nodes.get(0).post("orders", "local", Map.of()));

        nodes.all().forEach(this::configureDatabase);
        nodes.write("etc/org.mailsender-orders.cfg", instance("jdbc"));
        nodes.eventually(() -> waiting() == 1, "the adoption");
        nodes.await("orders");
        assertTrue(nodes.get(1).post("orders", "shared", Map.of()));
        nodes.eventually(() -> nodes.get(0).shell("mail:queue orders").contains("shared"), "the same queue at both");

        for (Node node : nodes.all()) {
            assertTrue(node.shell("mail:show orders " + firstId()).contains("xxxx"), node::name);
        }

        nodes.get(0).felix().kill();
        server.behave();
        nodes.eventually(() -> tally().done().contains("shared"), "the outcome at the node that took it");
        nodes.eventually(() -> server.mails().size() == 2, "both mails");
        assertEquals(
                List.of("local", "shared"),
                server.mails().stream().map(mail -> mail.header("Subject")).toList());
        assertFalse(nodes.get(1).felix().output().contains(database.password()));
        assertEquals(Set.of(), tally().failed());
    }

    @Test
    void aDatabaseThatIsAwayDelaysMailsButNeitherEventsNorLosesAny() {
        nodes.all().forEach(this::configureDatabase);
        nodes.write("etc/org.mailsender-orders.cfg", instance("jdbc"));
        nodes.start("-Xmx128m");
        nodes.await("orders");
        assertTrue(nodes.get(0).post("orders", "before", Map.of()));
        nodes.eventually(() -> tally().done().contains("before"), "a mail through the database");

        database.kill();
        for (int i = 0; i < 4; i++) {
            long begin = System.nanoTime();
            assertTrue(nodes.get(i % 2).post("orders", "away-" + i, Map.of()));
            long taken = System.nanoTime() - begin;
            assertTrue(taken < Duration.ofMillis(3500).toNanos(), () -> "an event took " + taken + " ns");
        }
        nodes.eventually(
                () -> nodes.get(0).shell("mail:list").contains("this node's disk"), "trouble that operators see");
        database.start();

        nodes.eventually(() -> tally().done().size() == 5, "all mails");
        assertEquals(5, server.mails().size());
        assertEquals(Set.of(), tally().failed());
        nodes.eventually(() -> !nodes.get(0).shell("mail:list").contains("this node's disk"), "the end of the trouble");
    }

    @Test
    void aDataSourceThatIsAServiceMayComeAndGo() throws IOException {
        Node node = nodes.get(0);
        Path sign = node.felix().home().resolve("offer");
        new TestBundle("source", "org.osgi.framework,javax.sql", List.of(SourceActivator.class))
                .writeTo(node.felix().home().resolve("bundle"));
        node.felix().write("etc/org.mailsender.jdbc.cfg", "dataSource.target=(dataSourceName=mailsender)\nnode=one\n");
        node.felix().write("etc/org.mailsender-orders.cfg", instance("jdbc"));
        node.start(
                "-Dsource.sign=" + sign,
                "-Dsource.url=" + database.url(),
                "-Dsource.user=" + database.user(),
                "-Dsource.password=" + database.password());
        node.await("orders");
        for (String subject : List.of("first", "second")) {
            assertTrue(node.post("orders", subject, Map.of()));
            nodes.eventually(
                    () -> node.shell("mail:list").contains("dataSource.target (dataSourceName=mailsender)"),
                    "the sentence that names what is missing");
            Files.createFile(sign);
            nodes.eventually(() -> tally().done().contains(subject), "a mail by way of the service");
            Files.delete(sign);
            database.kill();
            database.start();
        }
    }

    @Test
    void aConfigurationOfTheDatabaseThatIsRefusedIsShownUntilItIsMended() {
        Node node = nodes.get(0);
        node.felix().write("etc/org.mailsender.jdbc.cfg", "node=one\n");
        node.felix().write("etc/org.mailsender-orders.cfg", instance("jdbc"));
        node.start();
        node.await("orders");
        nodes.eventually(
                () -> node.shell("mail:list").contains("the configuration org.mailsender.jdbc is refused since "),
                "the refusal");
        assertTrue(node.shell("mail:list").contains("url: no database is named; set url"));

        configureDatabase(node);
        node.await("orders");
        nodes.eventually(() -> !node.shell("mail:list").contains("is refused"), "the end of the refusal");
    }
}
