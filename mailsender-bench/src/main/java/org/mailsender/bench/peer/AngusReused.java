// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.mailsender.bench.Scenario;

/** One {@code Transport}, connected once, for all mails. */
final class AngusReused implements Peer {

    private final Scenario scenario;
    private final Session session;
    private final Transport transport;
    /** {@code isConnected} would cost a round trip. */
    private boolean connected;

    AngusReused(Scenario scenario, int port) throws MessagingException {
        this.scenario = scenario;
        this.session = AngusMessages.session(scenario, port);
        this.transport = session.getTransport();
        connect();
    }

    private void connect() throws MessagingException {
        if (!connected) {
            transport.connect();
            connected = true;
        }
    }

    @Override
    public void send(int count) throws Exception {
        connect();
        for (int i = 0; i < count; i++) {
            MimeMessage message = AngusMessages.message(scenario, session);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    @Override
    public void rest() throws MessagingException {
        transport.close();
        connected = false;
    }

    @Override
    public String about() {
        return "Angus Mail " + Version.of(SMTPTransport.class) + ", one Transport kept open, " + AngusMessages.SETTINGS;
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
