// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.time.Duration;
import org.mailsender.testserver.SmtpTestServer;

/** A mail server as a process of its own, which prints what it gets until it is ended. */
final class OfflineServer {

    private OfflineServer() {}

    public static void main(String[] arguments) {
        try (SmtpTestServer server = SmtpTestServer.start(Integer.parseInt(arguments[0]))) {
            for (int count = 1; ; count++) {
                System.out.println(server.awaitMails(count, Duration.ofDays(1))
                        .get(count - 1)
                        .text());
            }
        }
    }
}
