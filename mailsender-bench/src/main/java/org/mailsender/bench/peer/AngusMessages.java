// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Properties;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;

/** Sessions and messages as a program on plain Angus Mail makes them. */
final class AngusMessages {

    /** Settings that differ from the usual ones. */
    static final String SETTINGS = "TCP_NODELAY by a socket factory";

    private AngusMessages() {}

    /** User and password for whoever asks. */
    private static final class Login extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(Way.USER, Way.PASSWORD);
        }
    }

    static Session session(Scenario scenario, int port) {
        return Session.getInstance(properties(scenario, port), scenario.login() ? new Login() : null);
    }

    static Properties properties(Scenario scenario, int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.socketFactory.class", NoDelay.class.getName());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(scenario.tls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(scenario.tls()));
        if (scenario.login()) {
            properties.setProperty("mail.smtp.auth", "true");
            // One round trip instead of the three of LOGIN, which would be tried first.
            properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN");
        }
        return properties;
    }

    static MimeMessage message(Scenario scenario, Session session) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(Scenario.SENDER);
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(scenario.addressLine()));
        message.setSubject(Scenario.SUBJECT, "UTF-8");
        if (scenario.attachment() == null) {
            message.setText(scenario.body(), "UTF-8", scenario.isHtml() ? "html" : "plain");
        } else {
            MimeBodyPart text = new MimeBodyPart();
            text.setText(scenario.body(), "UTF-8", scenario.isHtml() ? "html" : "plain");
            MimeBodyPart file = new MimeBodyPart();
            file.attachFile(scenario.attachment().toFile());
            message.setContent(new MimeMultipart(text, file));
        }
        message.saveChanges();
        return message;
    }
}
