// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.testing.FolderOfTokens;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** Many instances whose server hangs stop at the same time. */
class StoppingTest {

    private static final int INSTANCES = 20;

    @TempDir
    Path folder;

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Time time = Time.system();

    @AfterEach
    void close() {
        server.close();
    }

    private Settings settings(int number) {
        try {
            return SettingsReader.read(Map.of(
                    "instance", "i" + number,
                    "mailServer", "127.0.0.1",
                    "port", server.port(),
                    "sender", "app@example.com",
                    "recipients", "a@example.com"));
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twentyInstancesWhoseServerHangsStopWithinFiveSeconds() {
        server.when(Step.MAIL).then(Reaction.silence());
        Facilities facilities = new Facilities(time);
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            Path spool = folder.resolve("i" + i);
            Instance instance = new Instance(
                    settings(i),
                    (configured, later) -> Spool.open(spool, time, later),
                    new FolderOfTokens(spool.resolveSibling("oauth2.tokens")),
                    event -> {},
                    facilities);
            instance.take(new Event("i" + i + "/Send", Map.of("message", "x")));
            instances.add(instance);
        }
        InstanceFixture.eventually(() -> server.connections() == INSTANCES, "all connections");

        Moment begin = time.now();
        instances.forEach(Instance::stop);
        facilities.close();

        Duration took = begin.until(time.now());
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "it took " + took);
        assertEquals(List.of(), server.mails());
    }
}
