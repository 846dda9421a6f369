// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mailsender.impl.auth.Authentication;
import org.mailsender.impl.auth.TokenSources;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;
import org.mailsender.testserver.SmtpTestServer;

/** Sends mails without an instance around: what each attempt comes to is seen as the queue sees it. */
final class Submission implements AutoCloseable {

    private static final byte[] TEXT = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Threads threads = new Threads();
    private final Time time = Time.system();
    private final PipeliningMemory memory = new PipeliningMemory(time);
    private final InstanceFixture configuration;
    private final List<String> steps = new ArrayList<>();
    private final AtomicReference<Runnable> abort = new AtomicReference<>();
    private HostNames names = HostNames.system(threads);
    private SmtpConnector connector;
    private SmtpConnection connection;

    Submission(SmtpTestServer server) {
        configuration = new InstanceFixture(server, Path.of("unused"));
    }

    Submission with(String key, Object value) {
        configuration.with(key, value);
        return this;
    }

    Submission resolvingBy(HostNames other) {
        names = other;
        return this;
    }

    /** What was done, for people. */
    List<String> steps() {
        return steps;
    }

    void abort() {
        abort.get().run();
    }

    /** The next one is opened by a connector that remembers nothing of the servers' certificates. */
    Submission afresh() {
        connector = connector.afresh();
        return this;
    }

    SmtpConnection open() throws ServerTroubleException {
        TransportSettings settings = configuration.settings().transport();
        if (connector == null) {
            Authentication authentication = Authentication.standard(time, new TokenSources(time, threads));
            connector = new SmtpConnector(threads, time, authentication, names);
        }
        connection = connector.open(settings, memory, new Progress() {
            @Override
            public void opened(Runnable end) {
                abort.set(end);
            }

            @Override
            public void step(String description) {
                steps.add(description);
            }
        });
        return connection;
    }

    /** Sends one mail for each list of recipients over the open connection, as far as it goes. */
    List<AttemptResult> transmit(List<List<String>> mails) throws ServerTroubleException {
        List<AttemptResult> results = new ArrayList<>();
        Iterator<List<String>> next = mails.iterator();
        connection.transmit(() -> next.hasNext() ? Optional.of(mail(next.next(), results)) : Optional.empty());
        return results;
    }

    static OutgoingMail mail(List<String> recipients, List<AttemptResult> results) {
        return new OutgoingMail() {
            @Override
            public String id() {
                return "id+of=the test";
            }

            @Override
            public String sender() {
                return "app@example.com";
            }

            @Override
            public List<String> recipients() {
                return recipients;
            }

            @Override
            public boolean needsSmtpUtf8() {
                return false;
            }

            @Override
            public long size() {
                return TEXT.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(TEXT);
            }

            @Override
            public void finished(AttemptResult result) {
                results.add(result);
            }
        };
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort("the test has ended");
        }
        configuration.close();
        threads.close();
    }
}
