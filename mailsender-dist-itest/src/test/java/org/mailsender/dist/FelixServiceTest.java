// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** The runnable Felix as a service runs it: without terminal, input or locale, ended by SIGTERM. */
class FelixServiceTest {

    private static final Pattern LOG_LINE = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) [A-Z]+ +\\[.*\\] \\S+ - .*");
    private static final Pattern CONSOLE_LINE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d) [A-Z]+ +.*");

    private final SmtpTestServer server = SmtpTestServer.start();
    private final FelixProcess felix = new FelixProcess("service");
    private final int port = KarafProcess.freePort();

    @AfterEach
    void close() {
        felix.close();
        server.close();
    }

    private void configure() {
        server.requiring(Map.of("app", "gehe1m"));
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.replace("conf/config.properties", "[8080,8099]", Integer.toString(port));
        felix.write("secrets/smtp", "gehe1m\n");
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1:" + server.port() + "\nsender = app@example.com\nrecipients = ops@example.com\n"
                        + "subjectPrefix = [B\u00FCcher]\nuserName = app\npassword = $[secret:smtp]\n");
    }

    private void start() {
        felix.startAsService(
                "-Xmx200m -Dposter.witness=" + felix.home().resolve("witness") + " -Dposter.first=0 -Dposter.count=1");
    }

    private String log() {
        try {
            return Files.readString(felix.home().resolve("data/log/mailsender.log"));
        } catch (IOException e) {
            return "";
        }
    }

    private int health() {
        URI uri = URI.create("http://127.0.0.1:" + port + "/health?tags=mailsender");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertLines(Pattern pattern, String text) {
        List<String> strange =
                text.lines().filter(line -> !pattern.matcher(line).matches()).toList();
        assertEquals(List.of(), strange);
        assertTrue(text.lines().count() > 2, text);
    }

    @Test
    void itStaysUpWithoutATerminalAndEndsInOrderBySigterm() {
        configure();
        start();
        String mail = server.awaitMails(1, ContainerProcess.PATIENCE).get(0).text();
        assertTrue(mail.contains("B=C3=BCcher"), mail);
        felix.eventually(() -> health() == 200, "good health");
        felix.eventually(() -> log().contains("is Done after 1 attempt(s)"), "Done in the log");

        assertEquals(143, felix.terminate());
        assertTrue(log().contains("orders: started"), log());
        assertTrue(log().contains("orders: stopped"), log());
        assertLines(LOG_LINE, log());
        assertLines(CONSOLE_LINE, felix.output());
        assertFalse(log().contains("DEBUG") || log().contains("gehe1m"), log());
        assertTrue(Files.isDirectory(felix.home().resolve("data/mailsender/orders")), "the spool");
    }

    @Test
    void itsHealthIsBadWhileAQueueIsHeld() {
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down"));
        configure();
        start();
        felix.eventually(() -> health() == 503, "bad health");
    }

    @Test
    void theImageIsBuiltOfWhatIsThereAndStarts() throws Exception {
        configure();
        Path dockerfile = felix.home().resolve("docker/Dockerfile");
        for (String line : Files.readAllLines(dockerfile)) {
            if (line.startsWith("RUN ") && !line.contains("useradd")) {
                String command = line.substring(4).replaceAll(" && chown .*", "");
                assertEquals(0, felix.run("sh", "-ec", command), command);
            }
            if (line.startsWith("ENTRYPOINT ")) {
                assertEquals("ENTRYPOINT [\"bin/mailsender\"]", line);
            }
        }
        felix.replace(
                "conf/config.properties", "org.osgi.service.http.port=8080", "org.osgi.service.http.port=" + port);

        start();
        server.awaitMails(1, ContainerProcess.PATIENCE);
        felix.eventually(() -> health() == 200, "good health");
        assertEquals(List.of(), felix.files("bundle", "webconsole"));
    }
}
