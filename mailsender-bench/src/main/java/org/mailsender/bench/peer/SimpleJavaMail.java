// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.activation.FileDataSource;
import org.mailsender.bench.Scenario;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Simple Java Mail with its pool of connections, of which there is one. */
final class SimpleJavaMail implements Peer {

    private final Scenario scenario;
    private final Mailer mailer;

    SimpleJavaMail(Scenario scenario, int port) {
        this.scenario = scenario;
        this.mailer = MailerBuilder.withSMTPServer("localhost", port)
                .withTransportStrategy(scenario.tls() ? TransportStrategy.SMTP_TLS : TransportStrategy.SMTP)
                .withProperty("mail.smtp.starttls.enable", Boolean.toString(scenario.tls()))
                .withConnectionPoolCoreSize(1)
                .withConnectionPoolMaxSize(1)
                .buildMailer();
    }

    @Override
    public void send(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            mailer.sendMail(email(), false).join();
        }
    }

    private Email email() {
        EmailPopulatingBuilder builder = EmailBuilder.startingBlank()
                .from(Scenario.SENDER)
                .toMultiple(scenario.addresses().toArray(String[]::new))
                .withSubject(Scenario.SUBJECT);
        if (scenario.isHtml()) {
            builder.withHTMLText(scenario.body());
        } else {
            builder.withPlainText(scenario.body());
        }
        if (scenario.attachment() != null) {
            builder.withAttachment(
                    "file.bin", new FileDataSource(scenario.attachment().toFile()));
        }
        return builder.buildEmail();
    }

    @Override
    public void close() throws Exception {
        mailer.shutdownConnectionPool().get();
    }
}
