// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.mailsender.Mail;
import org.mailsender.impl.intake.EventReader;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.RenderingSettings;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.store.Envelope;
import org.osgi.service.event.Event;

/** A mail that was rendered, as two independent parsers read it. */
final class Rendered {

    /** A leaf of the MIME tree. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Leaf(String type, String fileName, String contentId, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private final byte[] bytes;
    private final Envelope envelope;

    private Rendered(byte[] bytes, Envelope envelope) {
        this.bytes = bytes;
        this.envelope = envelope;
    }

    static Map<String, Object> configuration() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("instance", "orders");
        properties.put("mailServer", "127.0.0.1");
        properties.put("sender", "\"Dr. Müller\" <app@example.com>");
        properties.put("recipients", "ops@example.com");
        return properties;
    }

    static Rendered of(Map<String, ?> event) throws RefusedException {
        return of(event, configuration());
    }

    static Rendered of(Map<String, ?> event, Map<String, Object> configuration) throws RefusedException {
        return of(EventReader.mail(new Event("orders/Send", event)), configuration);
    }

    static Rendered of(Mail mail, Map<String, Object> configuration) throws RefusedException {
        try {
            RenderingSettings settings = SettingsReader.read(configuration).rendering();
            RenderedMail rendered = new MailRenderer(new MovableTime()).render(mail, settings, "id.1");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            rendered.writeTo(out);
            return new Rendered(out.toByteArray(), rendered.envelope());
        } catch (ConfigurationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Of an event that is completed by the templates of the configuration. */
    static Rendered completed(Map<String, ?> event, Map<String, Object> configuration) throws RefusedException {
        try {
            Event posted = new Event("orders/Send", event);
            Settings settings = SettingsReader.read(configuration);
            return of(EventReader.read(posted, settings, Instant.EPOCH).mail(), configuration);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    Envelope envelope() {
        return envelope;
    }

    String raw() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Names of the header fields of the mail itself. */
    Set<String> headerNames() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        mime4j().getHeader().getFields().forEach(field -> names.add(field.getName()));
        return names;
    }

    int longestLine() {
        return raw().lines()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    Message mime4j() {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
            builder.setDecodeMonitor(DecodeMonitor.SILENT);
            return builder.parseMessage(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    MimeMessage angus() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The tree of media types, such as {@code multipart/alternative(text/plain,text/html)}. */
    String tree() {
        return tree(mime4j());
    }

    private static String tree(Entity entity) {
        if (!(entity.getBody() instanceof org.apache.james.mime4j.dom.Multipart several)) {
            return entity.getMimeType();
        }
        return entity.getMimeType()
                + several.getBodyParts().stream()
                        .map(Rendered::tree)
                        .toList()
                        .toString()
                        .replace(", ", ",");
    }

    List<Leaf> leavesByMime4j() {
        List<Leaf> leaves = new ArrayList<>();
        collect(mime4j(), leaves);
        return leaves;
    }

    private static void collect(Entity entity, List<Leaf> leaves) {
        Body body = entity.getBody();
        if (body instanceof org.apache.james.mime4j.dom.Multipart several) {
            several.getBodyParts().forEach(part -> collect(part, leaves));
            return;
        }
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            ((SingleBody) body).getInputStream().transferTo(content);
            String contentId = entity.getHeader().getField("Content-ID") == null
                    ? ""
                    : entity.getHeader().getField("Content-ID").getBody().strip();
            leaves.add(new Leaf(entity.getMimeType(), entity.getFilename(), contentId, content.toByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Leaf> leavesByAngus() {
        List<Leaf> leaves = new ArrayList<>();
        collect(angus(), leaves);
        return leaves;
    }

    private static void collect(Part part, List<Leaf> leaves) {
        try {
            if (part.isMimeType("multipart/*")) {
                Multipart several = (Multipart) part.getContent();
                for (int i = 0; i < several.getCount(); i++) {
                    BodyPart inner = several.getBodyPart(i);
                    collect(inner, leaves);
                }
                return;
            }
            String[] id = part.getHeader("Content-ID");
            leaves.add(new Leaf(
                    part.getContentType().replaceAll("(?s);.*", ""),
                    part.getFileName(),
                    id == null ? "" : id[0],
                    part.getInputStream().readAllBytes()));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A header field as a reader shows it. */
    String decoded(String name) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(angus().getHeader(name, null)));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    void writeTo(Path file) throws IOException {
        Files.write(file, bytes);
    }
}
