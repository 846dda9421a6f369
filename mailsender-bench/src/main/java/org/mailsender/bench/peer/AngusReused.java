// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.mailsender.bench.Scenario;

/** One {@code Transport}, connected once, for all mails. */
final class AngusReused implements Peer {

    private final Scenario scenario;
    private final Session session;
    private final Transport transport;

    AngusReused(Scenario scenario, int port) throws MessagingException {
        this.scenario = scenario;
        this.session = AngusMessages.session(scenario, port);
        this.transport = session.getTransport();
        transport.connect();
    }

    @Override
    public void send(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            MimeMessage message = AngusMessages.message(scenario, session);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
