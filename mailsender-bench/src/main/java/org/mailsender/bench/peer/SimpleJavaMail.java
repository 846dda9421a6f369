// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.activation.FileDataSource;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Simple Java Mail with its pool of connections, of which there is one. */
final class SimpleJavaMail implements Peer {

    private final Scenario scenario;
    private final int port;
    private Mailer mailer;

    SimpleJavaMail(Scenario scenario, int port) {
        this.scenario = scenario;
        this.port = port;
        this.mailer = mailer();
    }

    private Mailer mailer() {
        return MailerBuilder.withSMTPServer(
                        "localhost", port, scenario.login() ? Way.USER : null, scenario.login() ? Way.PASSWORD : null)
                .withTransportStrategy(scenario.tls() ? TransportStrategy.SMTP_TLS : TransportStrategy.SMTP)
                .withProperty("mail.smtp.socketFactory.class", NoDelay.class.getName())
                .withProperty("mail.smtp.socketFactory.fallback", "false")
                .withProperty("mail.smtp.auth.mechanisms", "PLAIN")
                .withProperty("mail.smtp.starttls.enable", Boolean.toString(scenario.tls()))
                // A cold mail is one for which nobody keeps a connection.
                .withConnectionPoolCoreSize(scenario.login() ? 0 : 1)
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
    public void rest() throws Exception {
        close();
        mailer = mailer();
    }

    @Override
    public String about() {
        return "Simple Java Mail " + Version.of(MailerBuilder.class) + ", a pool of one connection, "
                + AngusMessages.SETTINGS;
    }

    @Override
    public void close() throws Exception {
        mailer.shutdownConnectionPool().get();
    }
}
