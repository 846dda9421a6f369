// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;

/** Camel's mail component. */
final class Camel implements Peer {

    private final Scenario scenario;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final String endpoint;

    Camel(Scenario scenario, int port) {
        this.scenario = scenario;
        context.start();
        template = context.createProducerTemplate();
        endpoint = "smtp://localhost:" + port + "?from=" + Scenario.SENDER
                + (scenario.isHtml()
                        ? "&contentType=text/html;charset%3DUTF-8"
                        : "&contentType=text/plain;charset%3DUTF-8")
                + "&useHeaderRecipients=true&useHeaderSubject=true"
                + "&mail.smtp.socketFactory.class=" + NoDelay.class.getName()
                + "&mail.smtp.socketFactory.fallback=false"
                + (scenario.login()
                        ? "&mail.smtp.auth.mechanisms=PLAIN&username=" + Way.USER + "&password=" + Way.PASSWORD
                        : "")
                + (scenario.tls() ? "&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true" : "");
    }

    @Override
    public void send(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Exchange sent = template.send(endpoint, this::fill);
            if (sent.getException() != null) {
                throw sent.getException();
            }
        }
    }

    private void fill(Exchange exchange) {
        exchange.getIn().setBody(scenario.body());
        exchange.getIn()
                .setHeaders(new java.util.HashMap<>(Map.of("To", scenario.addressLine(), "Subject", Scenario.SUBJECT)));
        if (scenario.attachment() != null) {
            exchange.getIn(AttachmentMessage.class)
                    .addAttachment(
                            "file.bin",
                            new DataHandler(
                                    new FileDataSource(scenario.attachment().toFile())));
        }
    }

    @Override
    public String about() {
        return "Camel " + Version.of(MailEndpoint.class) + ", a mail at a time, " + AngusMessages.SETTINGS;
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
