// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** What the archive has for monitoring, with the real exporter, and the real Prometheus where it is installed. */
class PrometheusTest {

    private static final Pattern METRIC = Pattern.compile("\\bmailsender_\\w+");

    private final SmtpTestServer server = SmtpTestServer.start();
    private final FelixProcess felix = new FelixProcess("monitored");
    private final int exporter = KarafProcess.freePort();

    @BeforeEach
    void start() {
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1:" + server.port()
                        + "\nsender = app@example.com\nrecipients = ops@example.com\n");
        felix.write("etc/org.mailsender-broken.cfg", "mailServer = 127.0.0.1\nport = abc\n");
        felix.write("etc/org.mailsender-held.cfg", """
                mailServer = 127.0.0.1:1
                sender = app@example.com
                recipients = ops@example.com
                event.topics = orders/Done
                """);
        felix.start(
                "-javaagent:" + System.getProperty("exporter") + "=127.0.0.1:" + exporter + ":monitoring/exporter.yaml",
                "-Dposter.witness=" + felix.home().resolve("witness"),
                "-Dposter.first=0",
                "-Dposter.count=1");
        server.awaitMails(1, ContainerProcess.PATIENCE);
        felix.eventually(() -> scrape().contains("mailsender_held{name=\"held\"} 1.0"), "the held queue");
    }

    @AfterEach
    void close() {
        felix.close();
        server.close();
    }

    private String scrape() {
        return Http.get("http://127.0.0.1:" + exporter + "/metrics");
    }

    @Test
    void theExporterOffersWhatDashboardAndAlertsAskFor() throws IOException {
        felix.eventually(() -> scrape().contains("mailsender_sent_total{name=\"orders\"} 1.0"), "one mail sent");
        String scrape = scrape();

        assertTrue(scrape.contains("mailsender_configurations_refused 1.0"), scrape);
        assertTrue(scrape.contains("mailsender_oldest_age_seconds{name=\"held\"}"), scrape);
        Set<String> asked = metrics(felix.text("monitoring/dashboard.json"));
        asked.addAll(metrics(felix.text("monitoring/alerts.yaml")));
        assertTrue(asked.size() >= 9, asked::toString);
        Set<String> offered = metrics(scrape);
        asked.removeAll(offered);
        assertEquals(Set.of(), asked, () -> "not in " + scrape);
    }

    @Test
    void prometheusAnswersEveryQueryAndRaisesTheAlerts() throws IOException {
        try (PrometheusProcess prometheus = PrometheusProcess.start(felix, exporter)) {
            for (String query : prometheus.queriesOfTheDashboard()) {
                felix.eventually(() -> prometheus.answers(query), "an answer to " + query);
            }
            for (String alert : new String[] {"MailSenderHeld", "MailSenderConfigurationRefused"}) {
                felix.eventually(() -> prometheus.alerts().contains(alert), alert);
            }
            assertTrue(!prometheus.alerts().contains("MailSenderAbsent"), prometheus::alerts);
        }
    }

    private static Set<String> metrics(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = METRIC.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }
}
