// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.mailsender.impl.testing.TokenEndpoint;
import org.mailsender.impl.testing.TokenEndpoint.Answer;
import org.mailsender.impl.threads.Time;
import org.mailsender.testserver.SmtpTestServer;
import org.osgi.service.event.Event;

/** Many instances with one set of keys. */
class SharedTokensTest {

    private static final int INSTANCES = 1000;

    @TempDir
    Path folder;

    private final Time time = Time.system();
    private final SmtpTestServer server = SmtpTestServer.start();
    private final TokenEndpoint endpoint =
            new TokenEndpoint(form -> Answer.ok("{\"access_token\":\"token-1\",\"refresh_token\":\"refresh-1\"}"));

    @AfterEach
    void close() {
        server.close();
        endpoint.close();
    }

    private Settings settings(String instance) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "instance", instance,
                "mailServer", "127.0.0.1",
                "port", server.port(),
                "sender", "app@example.com",
                "recipients", "a@example.com",
                "userName", "box@example.com",
                "oauth2TokenUri", endpoint.uri(),
                "oauth2ClientId", "client",
                "oauth2ClientSecret", "secret",
                "oauth2RefreshToken", "refresh-0"));
        properties.put("idleTimeoutSeconds", "0");
        try {
            return SettingsReader.read(properties);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aThousandInstancesFetchOneToken() {
        server.requiring(Map.of("box@example.com", "token-1"));
        Facilities facilities = new Facilities(time);
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            Path spool = folder.resolve("i" + i);
            Instance instance = new Instance(
                    settings("i" + i),
                    (configured, later) -> Spool.open(spool, time, later),
                    new FolderOfTokens(folder.resolve("oauth2.tokens")),
                    event -> {},
                    facilities);
            instance.take(new Event("i" + i + "/Send", Map.of("message", "x")));
            instances.add(instance);
        }
        InstanceFixture.eventually(() -> server.mails().size() == INSTANCES, "a mail of each");

        assertEquals(List.of("refresh-0"), endpoint.requested("refresh_token"));
        assertEquals(1, folder.resolve("oauth2.tokens").toFile().list().length);
        instances.forEach(Instance::stop);
        assertEquals(List.of(), facilities.tokens().clients());
        facilities.close();
    }
}
