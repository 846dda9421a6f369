// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.mailsender.impl.mail.Characters;
import org.mailsender.management.MailContent;
import org.mailsender.store.Envelope;

/**
 * Reads a mail as its recipients' programs do. Thread-safe; the context class loader must be the bundle's, because
 * Jakarta Mail looks its providers up there.
 */
public final class ContentReader {

    private final Session session;

    /** Makes a reader for mails with header fields in UTF-8 too (RFC 6532). */
    public ContentReader() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        this.session = Session.getInstance(properties);
    }

    /** Writes the text of a mail. */
    @FunctionalInterface
    public interface Text {

        /**
         * Writes it.
         *
         * @param out where to
         * @throws IOException if it cannot be read, or not be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Reads one mail; of a large one, no more than a small part is in memory at any time.
     *
     * @param envelope who sends it to whom
     * @param text its text (RFC 5322)
     * @return what it says
     * @throws IOException if the text cannot be read
     */
    public MailContent read(Envelope envelope, Text text) throws IOException {
        try (TextCopy copy = new TextCopy()) {
            text.writeTo(copy);
            MimeMessage message = new MimeMessage(session, copy.read());
            PartReader parts = new PartReader();
            parts.read(message);
            return new ContentRecord(
                    envelope.sender(),
                    envelope.recipients(),
                    headers(message),
                    parts.text(),
                    parts.html(),
                    parts.files(),
                    copy.size());
        } catch (MessagingException e) {
            throw new IOException("the mail is damaged: " + Characters.printable(e.getMessage()), e);
        }
    }

    private static List<String> headers(MimeMessage message) throws MessagingException {
        List<String> lines = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            lines.add(Characters.printable(header.getName() + ": " + decoded(MimeUtility.unfold(header.getValue()))));
        }
        return lines;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
