// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.mailsender.bench.Scenario;

/** {@code Transport.send}: a connection for each mail. */
final class AngusSingle implements Peer {

    private final Scenario scenario;
    private final Session session;

    AngusSingle(Scenario scenario, int port) {
        this.scenario = scenario;
        this.session = AngusMessages.session(scenario, port);
    }

    @Override
    public void send(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Transport.send(AngusMessages.message(scenario, session));
        }
    }

    @Override
    public String about() {
        return "Angus Mail " + Version.of(SMTPTransport.class) + ", a connection for each mail, "
                + AngusMessages.SETTINGS;
    }
}
