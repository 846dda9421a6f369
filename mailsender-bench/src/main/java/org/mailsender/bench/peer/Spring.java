// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.mail.internet.MimeMessage;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Spring's {@code JavaMailSender}, a mail at a time. */
final class Spring implements Peer {

    private final Scenario scenario;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    Spring(Scenario scenario, int port) {
        this.scenario = scenario;
        sender.setJavaMailProperties(AngusMessages.properties(scenario, port));
        sender.setHost("localhost");
        sender.setPort(port);
        if (scenario.login()) {
            sender.setUsername(Way.USER);
            sender.setPassword(Way.PASSWORD);
        }
    }

    @Override
    public void send(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, scenario.attachment() != null, "UTF-8");
            helper.setFrom(Scenario.SENDER);
            helper.setTo(scenario.addresses().toArray(String[]::new));
            helper.setSubject(Scenario.SUBJECT);
            helper.setText(scenario.body(), scenario.isHtml());
            if (scenario.attachment() != null) {
                helper.addAttachment("file.bin", scenario.attachment().toFile());
            }
            sender.send(message);
        }
    }

    @Override
    public String about() {
        return "Spring " + Version.of(JavaMailSenderImpl.class) + ", a mail at a time, " + AngusMessages.SETTINGS;
    }
}
