// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.Recipes;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.Step;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.event.Event;

/** Each recipe of the guide does what it says. */
class RecipesTest extends InstanceTestCase {

    private final Recipes recipes = new Recipes();

    private ReceivedMail mailOf(String recipe, Event event) {
        return mailOf(orders, recipes.configuration(recipe), event);
    }

    private ReceivedMail mailOf(InstanceFixture instance, Map<String, String> configuration, Event event) {
        configuration.forEach(instance::with);
        instance.start();
        assertTrue(reaches(instance, event), "an event that the recipe's topics and filter let through");
        instance.instance().take(event);
        instance.await("Done", 1);
        return server.mails().get(server.mails().size() - 1);
    }

    private static String today() {
        return LocalDate.now(ZoneId.systemDefault()).toString();
    }

    private static String html(ReceivedMail mail) throws IOException {
        try {
            Session none = Session.getInstance(new Properties());
            Multipart alternative =
                    (Multipart) new MimeMessage(none, new ByteArrayInputStream(mail.content())).getContent();
            return new String(alternative.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    /** As EventAdmin decides it (OSGi Compendium 113.3). */
    private static boolean reaches(InstanceFixture instance, Event event) {
        try {
            String filter = instance.settings().filter();
            return instance.settings().topics().stream().anyMatch(topic -> matches(topic, event.getTopic()))
                    && (filter.isEmpty() || event.matches(FrameworkUtil.createFilter(filter)));
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean matches(String pattern, String topic) {
        return pattern.endsWith("*")
                ? topic.startsWith(pattern.substring(0, pattern.length() - 1))
                : topic.equals(pattern);
    }

    @Test
    void aFileThatHasArrivedIsSent() throws IOException {
        Path report = Files.writeString(folder.resolve("report.csv"), "a;b\n1;2\n");
        Map<String, String> configuration = recipes.configuration("file");
        assertEquals("/var/reports", configuration.put("attachmentRoots", folder.toString()));

        ReceivedMail mail =
                mailOf(orders, configuration, new Event("Csv_Demo/Output", Map.of("file", report.toString())));

        assertEquals("report.csv of " + today(), mail.header("Subject"));
        assertTrue(mail.text().contains("The report report.csv is attached."), mail::text);
        assertTrue(mail.text().contains("filename=\"report.csv\""), mail::text);
    }

    @Test
    void aRowOfAQueryIsAPersonalMail() throws IOException {
        Path invoice =
                Files.writeString(folder.resolve("invoice.html"), recipes.block("<!-- recipe: row, invoice.html -->"));
        Map<String, String> configuration = recipes.configuration("row");
        assertEquals("etc/invoice.html", configuration.put("messageFile", invoice.toString()));
        Map<String, Object> row = new HashMap<>(
                Map.of("FIRST_NAME", "Jörg", "LAST_NAME", "<b>&\"' 😀", "MAIL", "joerg@example.com", "INVOICE", 4711));
        row.putAll(Map.of("AMOUNT", new BigDecimal("12.50"), "DUE", LocalDate.of(2026, 12, 24), "REMINDER", true));

        ReceivedMail mail = mailOf(orders, configuration, new Event("Billing/Row", row));

        assertEquals(List.of("joerg@example.com"), mail.recipients());
        assertEquals("Your invoice 4711", mail.header("Subject"));
        String shown = Jsoup.parse(html(mail)).text();
        assertEquals(
                "Dear Jörg <b>&\"' 😀, invoice 4711 over 12.50 € is due on 2026-12-24. This is a reminder.", shown);
    }

    @Test
    void aTimerSendsAFixedMail() {
        ReceivedMail mail = mailOf("timer", new Event("Nightly_Timer", Map.of()));

        assertEquals("Night shift of " + today(), mail.header("Subject"));
        assertTrue(mail.text().endsWith("Please check the tape robot.\r\n"), mail::text);
    }

    @Test
    void aMailThatFailsRaisesAnAlarmForThoseOnCallAndNobodyElse() {
        server.when(Step.RCPT).containing("lost@").then(Reaction.reply("550 5.1.1 no such user"));
        orders.start()
                .take(Map.of(
                        "subject", "Order 7", "message", "x", "recipients", "lost@example.com", "messageKey", "7"));
        orders.await("Failed", 1);
        Event failure = orders.events().stream()
                .filter(event -> event.getTopic().equals("org/mailsender/Transaction/FAILURE"))
                .findFirst()
                .orElseThrow();

        try (InstanceFixture alarm = new InstanceFixture(server, folder.resolve("alarm"))) {
            alarm.with("service.pid", "org.mailsender~alarm");
            ReceivedMail mail = mailOf(alarm, recipes.configuration("alarm"), failure);

            assertEquals(List.of("on-call@example.com"), mail.recipients());
            assertEquals("orders.Failed Order 7", mail.header("Subject"));
            assertTrue(mail.text().contains("no such user"), mail::text);
            assertTrue(mail.text().contains("recipients: lost@example.com"), mail::text);
            assertFalse(reaches(alarm, orders.posted("Failed").get(0)), "one failure is one alarm");
        }
    }

    @Test
    void anotherAddInThatFailsRaisesAnAlarmToo() {
        ReceivedMail mail = mailOf("alarm", new Event("Ftp_Demo/Failed", Map.of("error", "no route to host")));

        assertEquals(List.of("on-call@example.com"), mail.recipients());
        assertEquals("Ftp_Demo/Failed", mail.header("Subject").trim());
        assertTrue(mail.text().contains("error: no route to host"), mail::text);
    }

    @Test
    void anAlertOfDecanterIsAMail() {
        ReceivedMail mail = mailOf(
                "decanter",
                new Event(
                        "decanter/alert/error",
                        Map.of(
                                "alertLevel", "error",
                                "alertPattern", "ThreadCount:[* TO 10]",
                                "alertBackToNormal", false,
                                "hostName", "node1",
                                "karafName", "root",
                                "ThreadCount", 213)));

        assertEquals("error on node1 (root)", mail.header("Subject"));
        assertTrue(mail.text().contains("ThreadCount:[* TO 10]\r\n\r\n"), mail::text);
        assertTrue(mail.text().contains("ThreadCount: 213"), mail::text);
    }

    @Test
    void anEventOfCamelIsAMail() {
        ReceivedMail mail = mailOf(
                "camel",
                new Event(
                        "org/apache/camel/exchange/FAILED",
                        Map.of(
                                "type", "ExchangeFailed",
                                "event", "Exchange[ID-1] failed",
                                "bundle.symbolicName", "com.example.routes",
                                "cause", new InvalidObjectException("no such order"))));

        assertEquals("Camel: ExchangeFailed in com.example.routes", mail.header("Subject"));
        assertTrue(
                mail.text().contains("Exchange[ID-1] failed\r\njava.io.InvalidObjectException: no such order"),
                mail::text);
    }

    @Test
    void aNewsletterCanBeUnsubscribedByOneClick() {
        Map<String, String> event = recipes.properties("<!-- event: newsletter -->");

        ReceivedMail mail = mailOf(orders, Map.of(), new Event("orders/Send", event));

        assertEquals(event.get("header.List-Unsubscribe"), mail.header("List-Unsubscribe"));
        assertEquals("List-Unsubscribe=One-Click", mail.header("List-Unsubscribe-Post"));
    }

    @Test
    void noRecipeIsWithoutATest() {
        assertEquals(
                List.of("file", "row", "row, invoice.html", "timer", "alarm", "decanter", "camel"), recipes.names());
    }
}
