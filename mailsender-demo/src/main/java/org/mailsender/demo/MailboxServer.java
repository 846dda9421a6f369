// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.Closeable;
import java.util.Optional;

/** The demo's own SMTP server, on a free port of this machine. */
final class MailboxServer implements Closeable {

    private final GreenMail server;

    MailboxServer() {
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(10_000);
        server = new GreenMail(smtp);
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    Optional<MimeMessage> awaitMail(long millis) {
        if (!server.waitForIncomingEmail(millis, 1)) {
            return Optional.empty();
        }
        return Optional.of(server.getReceivedMessages()[0]);
    }

    @Override
    public void close() {
        server.stop();
    }
}
