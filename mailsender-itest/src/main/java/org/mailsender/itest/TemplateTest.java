// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.testserver.ReceivedMail;

/** Events that know nothing of mails become some, in a framework that has no template library of its own. */
class TemplateTest extends InstanceTestCase {

    @TempDir
    Path folder;

    @Test
    void theEventOfAnotherAddInBecomesAMail() throws Exception {
        Path report = Files.writeString(folder.resolve("report.csv"), "a;b\n");
        Path message = Files.writeString(folder.resolve("mail.html"), "<p>Grüße 🚀 {{rows}} {{{name}}}</p>");
        properties.put("event.topics", "Csv_Demo/Output");
        properties.put("subject", "{{file.name}} of {{instance}}");
        properties.put("messageFile", message.toString());
        properties.put("isHtml", "true");
        properties.put("attachments", "{{file}}");
        properties.put("recipients", "{{name}} <{{mail}}>");
        felix.create("orders", properties);

        felix.send(
                "Csv_Demo/Output",
                Map.of("file", report.toString(), "rows", 7, "name", "Doe, <b>", "mail", "a@example.com"));
        events.await("orders/Done");

        ReceivedMail mail = server.mails().get(0);
        assertEquals("report.csv of orders", mail.header("Subject"));
        assertEquals("\"Doe, <b>\" <a@example.com>", mail.header("To"));
        assertTrue(mail.text().contains("filename=\"report.csv\""), mail::text);
        assertTrue(mail.text().contains("7 Doe, &lt;b&gt;</p>"), mail::text);
    }
}
