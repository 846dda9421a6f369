// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeMap;
import org.osgi.service.event.Event;

/** Shows events and mails to people. */
final class Printout {

    private final PrintStream out;

    /** Writes to the terminal; where no locale is set, as in a container, in UTF-8, as terminals read it. */
    Printout() {
        Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        out = new PrintStream(
                new FileOutputStream(FileDescriptor.out),
                true,
                encoding.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : encoding);
    }

    PrintStream stream() {
        return out;
    }

    void title(String text) {
        out.println();
        out.println("=== " + text + " " + "=".repeat(Math.max(3, 74 - text.length())));
    }

    void line(String text) {
        out.println(text);
    }

    void event(Event event) {
        out.println("topic " + event.getTopic());
        TreeMap<String, Object> properties = new TreeMap<>();
        for (String name : event.getPropertyNames()) {
            properties.put(name, event.getProperty(name));
        }
        properties.remove("event.topics");
        properties.forEach((name, value) -> out.printf("  %-15s %s%n", name, shown(value)));
    }

    private static String shown(Object value) {
        return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    }

    void mail(MimeMessage mail) throws MessagingException, IOException {
        for (Header header : Collections.list(mail.getAllHeaders())) {
            String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
            out.println(header.getName() + ": " + value.replaceAll("\\s*\\R\\s*", " "));
        }
        part(mail, "");
    }

    private void part(Part part, String indent) throws MessagingException, IOException {
        String type = part.getContentType().replaceAll("(?s);.*", "");
        String name = part.getFileName() == null ? "" : ", file " + MimeUtility.decodeText(part.getFileName());
        out.println(indent + "- " + type + name);
        Object content = part.getContent();
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                part(inner, indent + "    ");
            }
        } else {
            String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            text.strip().lines().forEach(line -> out.println(indent + "    | " + line));
        }
    }
}
