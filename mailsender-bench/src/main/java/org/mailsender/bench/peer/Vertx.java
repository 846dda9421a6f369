// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Way;

/** Vert.x' mail client with one kept connection, always with some mails waiting for it. */
final class Vertx implements Peer {

    private static final int WAITING = 32;

    private final Scenario scenario;
    private final io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
    private final int port;
    private MailClient client;

    Vertx(Scenario scenario, int port) {
        this.scenario = scenario;
        this.port = port;
        this.client = client();
    }

    private MailClient client() {
        MailConfig config = new MailConfig()
                .setHostname("localhost")
                .setPort(port)
                .setStarttls(scenario.tls() ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setTrustAll(true)
                .setMaxPoolSize(1);
        if (scenario.login()) {
            config.setLogin(LoginOption.REQUIRED)
                    .setAuthMethods("PLAIN")
                    .setUsername(Way.USER)
                    .setPassword(Way.PASSWORD);
        }
        return MailClient.create(vertx, config);
    }

    @Override
    public void send(int count) throws Exception {
        Deque<Future<MailResult>> waiting = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            if (waiting.size() == WAITING) {
                await(waiting.remove());
            }
            waiting.add(client.sendMail(message()));
        }
        while (!waiting.isEmpty()) {
            await(waiting.remove());
        }
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }

    private MailMessage message() throws Exception {
        MailMessage message = new MailMessage()
                .setFrom(Scenario.SENDER)
                .setTo(scenario.addresses())
                .setSubject(Scenario.SUBJECT);
        if (scenario.isHtml()) {
            message.setHtml(scenario.body());
        } else {
            message.setText(scenario.body());
        }
        if (scenario.attachment() != null) {
            message.setAttachment(MailAttachment.create()
                    .setName("file.bin")
                    .setData(Buffer.buffer(Files.readAllBytes(scenario.attachment()))));
        }
        return message;
    }

    @Override
    public void rest() throws Exception {
        await(client.close());
        client = client();
    }

    @Override
    public String about() {
        return "Vert.x mail client " + Version.of(MailClient.class) + ", one connection kept, PIPELINING, " + WAITING
                + " mails waiting for it";
    }

    @Override
    public void close() throws Exception {
        await(client.close());
        await(vertx.close());
    }
}
