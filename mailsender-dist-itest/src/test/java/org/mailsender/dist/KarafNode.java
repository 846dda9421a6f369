// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.Closeable;
import java.util.Optional;
import org.mailsender.testserver.postgres.PostgresServer;

/** A Karaf that shares the queue of its instance with others as the guide says: by its features, files and name alone. */
final class KarafNode implements Closeable {

    private static final String INSTANCE = "orders";
    private static final String PASSWORD = "password = $[secret:database]\n";
    private static final int NODE = 7;
    private static final int SENDER = 8;

    private final String name;
    private final KarafProcess karaf;

    KarafNode(String name) {
        this.name = name;
        karaf = new KarafProcess("karaf-" + name);
        karaf.replace("etc/system.properties", "karaf.name = root", "karaf.name = " + name);
    }

    String name() {
        return name;
    }

    KarafProcess karaf() {
        return karaf;
    }

    /** Without its configuration. */
    void start(String... features) {
        karaf.start();
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + System.getProperty("mailsender.version")
                + "/xml/features");
        for (String feature : features) {
            String installed = karaf.shell("feature:install " + feature);
            if (installed.contains("Error")) {
                throw new AssertionError(installed);
            }
        }
    }

    /** Connects by the driver that the feature brings. */
    void connectByUrl(PostgresServer database) {
        connect(database, "url = " + database.url() + "\nuser = " + database.user() + "\n" + PASSWORD);
    }

    /** Connects by a service that Karaf makes, and that keeps as many connections as a node needs. */
    void connectByPool(PostgresServer database) {
        karaf.write(
                "etc/org.ops4j.datasource-mailsender.cfg",
                "osgi.jdbc.driver.class = org.postgresql.Driver\ndataSourceName = mailsender\nurl = " + database.url()
                        + "?targetServerType=primary&hostRecheckSeconds=2&connectTimeout=2&loginTimeout=4"
                        + "&socketTimeout=15&tcpKeepAlive=true\nuser = " + database.user() + "\n." + PASSWORD
                        + "pool = dbcp2\njdbc.pool.maxTotal = 3\n");
        connect(database, "dataSource.target = (dataSourceName=mailsender)\n");
    }

    private void connect(PostgresServer database, String way) {
        karaf.write("etc/database", database.password());
        karaf.write("etc/org.mailsender.jdbc.cfg", way + "leaseSeconds = 3\nnodeTimeoutSeconds = 5\n");
    }

    void sendTo(int mailServer) {
        karaf.write(
                "etc/org.mailsender-" + INSTANCE + ".cfg",
                "mailServer = 127.0.0.1:" + mailServer + "\nsender = app@example.com\nrecipients = ops@example.com\n"
                        + "retryDelaySeconds = 600\nstore = jdbc\n");
    }

    /** What a command of the shell prints. */
    String mail(String command, String arguments) {
        return karaf.failure("mail:" + command + " " + INSTANCE + " " + arguments);
    }

    /** Raises an event, which takes its time. */
    void raise(String subject, String recipient) {
        karaf.shell("event:send " + INSTANCE + "/Send message=Text subject=" + subject + " recipients=" + recipient);
    }

    /** Empty as long as nobody sends, or there is no instance. */
    Optional<String> sender() {
        return cell(SENDER).filter(sender -> !sender.equals("-"));
    }

    /** What it says that it is called itself. */
    Optional<String> node() {
        return cell(NODE);
    }

    private Optional<String> cell(int column) {
        return karaf.shell("mail:list")
                .lines()
                .filter(line -> line.startsWith(INSTANCE + " "))
                .map(line -> line.split(" +"))
                .filter(cells -> cells.length > column)
                .map(cells -> cells[column])
                .findFirst();
    }

    /** The id of a mail that a list shows under its subject. */
    Optional<String> id(String list, String subject) {
        return mail(list, "")
                .lines()
                .filter(line -> line.contains(" " + subject + " "))
                .map(line -> line.split(" ")[0])
                .findFirst();
    }

    @Override
    public void close() {
        karaf.close();
    }
}
