// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailsender.impl.mail.Characters;
import org.mailsender.management.MailPart;

/** Goes through the parts of a mail (RFC 2046), and holds none of them but the beginnings of its texts. Used once. */
final class PartReader {

    private static final int MOST_CHARACTERS = 64 * 1024;
    /** Ours are four deep; a file that somebody else put there must not exhaust the stack. */
    private static final int DEEPEST = 20;

    private final List<MailPart> files = new ArrayList<>();
    private String text;
    private String html;

    void read(Part part) throws MessagingException, IOException {
        read(part, 0);
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        if (depth < DEEPEST && part.isMimeType("multipart/*")) {
            MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart next = parts.getBodyPart(i);
                read(next, depth + 1);
            }
        } else if (text == null && isText(part, "text/plain")) {
            text = beginning(part);
        } else if (html == null && isText(part, "text/html")) {
            html = beginning(part);
        } else {
            files.add(new ContentRecord.File(name(part), type(part), sizeOf(part)));
        }
    }

    private static boolean isText(Part part, String type) throws MessagingException {
        return part.isMimeType(type)
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getFileName() == null;
    }

    private static String beginning(Part part) throws MessagingException, IOException {
        char[] characters = new char[MOST_CHARACTERS];
        int length = 0;
        try (Reader reader = new InputStreamReader(part.getInputStream(), charset(part))) {
            int read = 0;
            while (read >= 0 && length < MOST_CHARACTERS) {
                length += read;
                read = reader.read(characters, length, MOST_CHARACTERS - length);
            }
        }
        boolean split = length == MOST_CHARACTERS && Character.isHighSurrogate(characters[length - 1]);
        return new String(characters, 0, split ? length - 1 : length);
    }

    private static Charset charset(Part part) throws MessagingException {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.US_ASCII : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException | ParseException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static String name(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        return name == null ? "" : Characters.printable(MimeUtility.decodeText(name));
    }

    private static String type(Part part) throws MessagingException {
        try {
            return Characters.printable(new ContentType(part.getContentType()).getBaseType())
                    .toLowerCase(Locale.ROOT);
        } catch (ParseException e) {
            return "application/octet-stream";
        }
    }

    private static long sizeOf(Part part) throws MessagingException, IOException {
        try (InputStream decoded = part.getInputStream()) {
            return decoded.transferTo(OutputStream.nullOutputStream());
        }
    }

    String text() {
        return text == null ? "" : text;
    }

    String html() {
        return html == null ? "" : html;
    }

    List<MailPart> files() {
        return files;
    }
}
