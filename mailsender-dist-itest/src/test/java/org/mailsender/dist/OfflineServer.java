// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.time.Duration;
import org.mailsender.testserver.SmtpTestServer;

/** A mail server as a process of its own, which prints what it gets, and ends with another process. */
final class OfflineServer {

    private OfflineServer() {}

    /** Port, and the id of the process. */
    public static void main(String[] arguments) {
        ProcessHandle.of(Long.parseLong(arguments[1]))
                .orElseThrow()
                .onExit()
                .thenRun(() -> Runtime.getRuntime().halt(0));
        try (SmtpTestServer server = SmtpTestServer.start(Integer.parseInt(arguments[0]))) {
            for (int count = 1; ; count++) {
                System.out.println(server.awaitMails(count, Duration.ofDays(1))
                        .get(count - 1)
                        .text());
            }
        }
    }
}
