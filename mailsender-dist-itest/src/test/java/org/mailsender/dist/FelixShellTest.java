// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** The commands in the runnable Felix, given on its command line. */
class FelixShellTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final FelixProcess felix = new FelixProcess("felix-shell");

    @AfterEach
    void close() {
        felix.close();
        server.close();
    }

    @Test
    void commandsPrintTablesAndSentences() {
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1\nport = " + server.port()
                        + "\nsender = app@example.com\nrecipients = ops@example.com\n");
        felix.startShell(Map.of());
        felix.eventually(() -> felix.output().contains("orders: started"), "the instance");

        felix.type("mail:list");
        felix.eventually(
                () -> felix.output().contains("orders    ready  127.0.0.1:" + server.port()), "a printed table");
        felix.type("mail:send orders -s Hello Some text");
        felix.eventually(() -> felix.output().contains("Mail sent to 1 recipient(s)"), "a printed sentence");
        felix.type("mail:queue nobody");
        felix.eventually(
                () -> felix.output().contains("there is no instance 'nobody'; mail:list shows those there are"),
                "the sentence of a refusal");
        felix.type("help mail:send");
        felix.eventually(() -> felix.output().contains("[-r recipients] [-s subject]"), "the usage");

        assertFalse(felix.output().contains("Exception"), felix.output());
    }
}
