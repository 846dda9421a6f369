// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.testserver.ReceivedMail;
import org.osgi.service.event.Event;

/** Every row of the add-in that this project re-implements has its effect on the wire. */
class SeedTest extends InstanceTestCase {

    private ReceivedMail sent(Map<String, ?> event) throws Exception {
        felix.create("orders", properties);
        felix.send("orders/Send", event);
        events.await("orders/Done");
        return server.mails().get(0);
    }

    @Test
    void mailServerPortSenderAndRecipientsReachTheEnvelopeAndTheHeader() throws Exception {
        ReceivedMail mail = sent(Map.of("message", "Hello", "subject", "Greeting"));

        assertEquals("app@example.com", mail.sender());
        assertEquals(List.of("ops@example.com"), mail.recipients());
        assertEquals("app@example.com", mail.header("From"));
        assertEquals("ops@example.com", mail.header("To"));
        assertEquals("Greeting", mail.header("Subject"));
        assertTrue(mail.text().endsWith("\r\n\r\nHello\r\n"), mail::text);
    }

    @Test
    void portMayBeText() throws Exception {
        properties.put("port", Integer.toString(server.port()));

        assertEquals("app@example.com", sent(Map.of()).sender());
    }

    @Test
    void recipientsOfTheEventReplaceTheConfiguredOnes() throws Exception {
        ReceivedMail mail = sent(Map.of("recipients", "a@example.com, \"B, b\" <b@example.com>"));

        assertEquals(List.of("a@example.com", "b@example.com"), mail.recipients());
    }

    @Test
    void recipientsMayBeAnArrayOrACollection() throws Exception {
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("recipients", new String[] {"a@example.com", "b@example.com"}));
        felix.send("orders/Send", Map.of("recipients", List.of("c@example.com")));
        events.await("orders/Done", 2);

        assertEquals(
                List.of("a@example.com", "b@example.com"), server.mails().get(0).recipients());
        assertEquals(List.of("c@example.com"), server.mails().get(1).recipients());
    }

    @Test
    void theSubjectPrefixKeepsItsBlanks() throws Exception {
        properties.put("subjectPrefix", "[test]   ");

        assertEquals("[test]   It works", sent(Map.of("subject", "It works")).header("Subject"));
    }

    @Test
    void isHtmlMakesAnHtmlBodyWithAPlainAlternative() throws Exception {
        ReceivedMail mail = sent(Map.of("message", "<p>Hello <b>you</b></p>", "isHtml", "true"));

        assertTrue(mail.header("Content-Type").startsWith("multipart/alternative"), mail::text);
        assertTrue(mail.text().contains("Content-Type: text/plain; charset=UTF-8"), mail::text);
        assertTrue(mail.text().contains("\r\n\r\nHello you\r\n"), mail::text);
        assertTrue(mail.text().contains("<p>Hello <b>you</b></p>"), mail::text);
    }

    @Test
    void isHtmlMayBeABoolean() throws Exception {
        assertTrue(sent(Map.of("message", "<p>x</p>", "isHtml", true)).text().contains("text/html"));
    }

    @Test
    void attachmentsTravelWithTheirNamesAndBytes(@TempDir Path folder) throws Exception {
        Path csv = Files.writeString(folder.resolve("figures.csv"), "a;b\n1;2\n");
        Path text = Files.writeString(folder.resolve("notes.txt"), "Notes");

        ReceivedMail mail = sent(Map.of("message", "See files", "attachments", csv + "," + text.toUri()));

        assertTrue(mail.header("Content-Type").startsWith("multipart/mixed"), mail::text);
        assertTrue(mail.text().contains("filename=\"figures.csv\""), mail::text);
        assertTrue(mail.text().contains("filename=\"notes.txt\""), mail::text);
        String encoded = Base64.getEncoder().encodeToString("a;b\n1;2\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(mail.text().contains(encoded), mail::text);
    }

    @Test
    void userNameAndPasswordAuthenticate() throws Exception {
        server.requiring(Map.of("svc", "s3cret"));
        properties.put("userName", "svc");
        properties.put("password", "s3cret");

        assertEquals("svc", sent(Map.of()).user());
    }

    @Test
    void useSslRequiresStartTls() throws Exception {
        properties.put("useSsl", "true");
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());

        Event deferred = events.await("orders/Deferred");

        assertTrue(deferred.getProperty("error").toString().contains("does not offer STARTTLS"));
        assertTrue(server.commands().stream().noneMatch(command -> command.startsWith("MAIL")));
    }

    @Test
    void defaultCredentialsThatCannotBeHadHoldTheQueueWithASentence() throws Exception {
        server.requiring(Map.of("svc", "s3cret"));
        properties.put("useDefaultCredentials", true);
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());

        Event deferred = events.await("orders/Deferred");

        assertFalse(deferred.getProperty("error").toString().isBlank());
        assertTrue(server.commands().stream().noneMatch(command -> command.startsWith("MAIL")));
    }

    @Test
    void whatThePlatformLacksForNtlmIsNamed() throws Exception {
        server.offering("AUTH NTLM");
        properties.put("useDefaultCredentials", true);
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());

        String error = events.await("orders/Deferred").getProperty("error").toString();

        boolean nativeAccess = Arrays.stream(felix.context().getBundles())
                .anyMatch(bundle -> "com.sun.jna".equals(bundle.getSymbolicName()));
        assertTrue(error.contains(nativeAccess ? "gss-ntlmssp" : "the bundle com.sun.jna"), error);
    }

    @Test
    void doneAndTheTransactionCarryWhatTheContractNames() throws Exception {
        properties.put("endpoint", "ERP");
        properties.put("interface", "Accounting");
        sent(Map.of("subject", "One", "correlationId", 42, "messageKey", "k1"));

        Event done = events.await("orders/Done");
        Event transaction = events.await("org/mailsender/Transaction/SUCCESS");

        for (Event event : List.of(done, transaction)) {
            assertEquals("orders", event.getProperty("instance"));
            assertEquals("ERP", event.getProperty("endpoint"));
            assertEquals("Accounting", event.getProperty("interface"));
            assertEquals("orders.Done", event.getProperty("eventName"));
            assertEquals("orders/Send", event.getProperty("sourceTopic"));
            assertEquals("One", event.getProperty("subject"));
            assertEquals(42, event.getProperty("correlationId"));
            assertEquals("k1", event.getProperty("messageKey"));
            assertTrue(event.getProperty("timestamp") instanceof Long);
            assertTrue(event.getProperty("messageId").toString().endsWith("@example.com>"));
            assertArrayEquals(new String[] {"ops@example.com"}, (String[]) event.getProperty("recipients"));
        }
        assertEquals(1, done.getProperty("attempts"));
        assertEquals("250 2.0.0 Ok: queued", done.getProperty("reply"));
        assertEquals(true, transaction.getProperty("success"));
        assertTrue(transaction.getProperty("durationMillis") instanceof Long);
        assertEquals(1, events.on("orders/Done").size());
        assertEquals(1, events.on("org/mailsender/Transaction/SUCCESS").size());
        assertEquals(0, events.on("orders/Failed").size());
    }

    @Test
    void withoutAnEndpointTheTransactionNamesNone() throws Exception {
        sent(Map.of());

        assertEquals("", events.await("org/mailsender/Transaction/SUCCESS").getProperty("endpoint"));
    }
}
