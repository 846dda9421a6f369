// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** The commands in the runnable Felix, given on its command line. */
class FelixShellTest {

    private static final Pattern PROMPT = Pattern.compile("g! ");

    private final SmtpTestServer server = SmtpTestServer.start();
    private final FelixProcess felix = new FelixProcess("felix-shell");

    @AfterEach
    void close() {
        felix.close();
        server.close();
    }

    /** Types a line, and waits for the prompt behind its answer. */
    private boolean answers(String line, String expected) {
        long before = prompts();
        felix.type(line);
        felix.eventually(() -> prompts() > before, "the prompt after " + line);
        return felix.output().contains(expected);
    }

    private long prompts() {
        return PROMPT.matcher(felix.output()).results().count();
    }

    @Test
    void commandsPrintTablesAndSentences() {
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1\nport = " + server.port()
                        + "\nsender = app@example.com\nrecipients = ops@example.com\n");
        felix.startShell(Map.of());
        felix.eventually(() -> felix.output().contains("orders: started"), "the instance");

        felix.eventually(
                () -> answers("mail:list", "orders    ready  127.0.0.1:" + server.port()),
                "the commands, which come a moment after the instance");
        assertTrue(answers("mail:send orders -s Hello Some text", "Mail sent to 1 recipient(s)"), felix::output);
        assertTrue(
                answers("mail:queue nobody", "gogo: Refused: there is no instance 'nobody'; mail:list shows"),
                felix::output);
        assertTrue(answers("help mail:send", "[-r recipients] [-s subject]"), felix::output);
        assertTrue(answers("mail:list | grep ready", "orders"), felix::output);
    }
}
