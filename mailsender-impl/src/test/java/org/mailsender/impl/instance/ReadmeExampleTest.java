// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.ReceivedMail;
import org.osgi.service.event.Event;

/** The README's example of two linked add-ins does what it says. */
class ReadmeExampleTest extends InstanceTestCase {

    private static final String BEGIN = "<!-- linking: run by ReadmeExampleTest -->";

    private static Properties example() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String behind = readme.substring(readme.indexOf(BEGIN));
        Properties example = new Properties();
        example.load(new StringReader(behind.split("```(properties)?\n")[1]));
        return example;
    }

    @Test
    void anEventThatKnowsNothingOfMailsBecomesOneWithSubjectTextAndFile() throws IOException {
        Path report = Files.writeString(folder.resolve("report.csv"), "a;b\n1;2\n");
        Properties example = example();
        example.forEach((key, value) -> orders.with(key.toString(), value));
        orders.start();
        assertEquals(List.of("Csv_Demo/Output"), orders.settings().topics());

        orders.instance().take(new Event("Csv_Demo/Output", Map.of("file", report.toString())));
        orders.await("Done", 1);

        ReceivedMail mail = server.mails().get(0);
        assertEquals(List.of("controlling@example.com"), mail.recipients());
        assertEquals("report.csv of " + LocalDate.now(ZoneId.systemDefault()), mail.header("Subject"));
        assertTrue(mail.text().contains("\r\n\r\nThe report report.csv is attached.\r\n"), mail::text);
        assertTrue(mail.text().contains("filename=\"report.csv\""), mail::text);
        assertTrue(mail.text().contains(Base64.getEncoder().encodeToString("a;b\n1;2\n".getBytes(UTF_8))), mail::text);
    }
}
