// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.mailsender.impl.store.CorrelationIdFormat;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailRecord;

/**
 * Stores a {@link MailRecord} as header fields in front of the mail, so that the file stays one that any mail client
 * opens.
 *
 * <table>
 * <caption>Format 1, each name with the prefix {@code X-MailSender-}</caption>
 * <tr><td>Format</td><td>1</td></tr>
 * <tr><td>Accepted</td><td>milliseconds since the beginning of 1970, UTC</td></tr>
 * <tr><td>Sender, Recipient</td><td>envelope addresses, a line for each recipient</td></tr>
 * <tr><td>SmtpUtf8</td><td>present if the mail needs the extension</td></tr>
 * <tr><td>MessageId, Subject, Endpoint, Interface, SourceTopic, MessageKey, Via</td><td>text</td></tr>
 * <tr><td>CorrelationId</td><td>see {@link CorrelationIdFormat}</td></tr>
 * </table>
 */
final class MailRecordFormat {

    private static final String VERSION = "1";

    private MailRecordFormat() {}

    static String write(MailRecord mail) throws IOException {
        Fields fields = new Fields()
                .put("Format", VERSION)
                .put("Accepted", Long.toString(mail.accepted().toEpochMilli()))
                .put("Sender", mail.envelope().sender())
                .putAll("Recipient", mail.envelope().recipients())
                .put("MessageId", mail.messageId())
                .put("Subject", mail.subject())
                .put("Endpoint", mail.endpoint().name())
                .put("Interface", mail.endpoint().interfaceName())
                .put("SourceTopic", mail.sourceTopic())
                .putAll("Via", mail.via());
        if (mail.envelope().smtpUtf8()) {
            fields.put("SmtpUtf8", "true");
        }
        mail.messageKey().ifPresent(key -> fields.put("MessageKey", key));
        if (mail.correlationId().isPresent()) {
            fields.put(
                    "CorrelationId",
                    CorrelationIdFormat.write(mail.correlationId().get()));
        }
        return fields.text();
    }

    static MailRecord read(Fields fields) throws BadContentException {
        String version = fields.required("Format");
        if (!VERSION.equals(version)) {
            throw new BadContentException("its format is " + version + ", but this version reads only " + VERSION);
        }
        return new MailRecord(
                Instant.ofEpochMilli(Long.parseLong(fields.required("Accepted"))),
                new Envelope(
                        fields.required("Sender"),
                        fields.all("Recipient"),
                        fields.first("SmtpUtf8").isPresent()),
                fields.required("MessageId"),
                fields.required("Subject"),
                new Endpoint(fields.first("Interface").orElse(""), fields.required("Endpoint")),
                fields.required("SourceTopic"),
                fields.first("MessageKey"),
                correlationId(fields),
                fields.all("Via"));
    }

    private static Optional<Serializable> correlationId(Fields fields) throws BadContentException {
        Optional<String> text = fields.first("CorrelationId");
        try {
            return text.isPresent() ? Optional.of(CorrelationIdFormat.read(text.get())) : Optional.empty();
        } catch (IOException e) {
            throw new BadContentException("its correlation id cannot be read: " + e.getMessage(), e);
        }
    }
}
