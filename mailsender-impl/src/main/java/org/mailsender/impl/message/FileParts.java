// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;

/** Makes MIME parts of attached and inline files (RFC 2183, RFC 2392). */
final class FileParts {

    private static final int LONGEST_NAME = 255;
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            "(?=.{1,250}$)" + TOKEN + "/" + TOKEN + "( *; *" + TOKEN + "=(" + TOKEN + "|\"[ !#-\\[\\]-~]*\"))*");
    private static final Pattern CONTENT_ID =
            Pattern.compile("(?=.{1,250}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+(@[A-Za-z0-9.-]+)?");

    private final RenderingSettings settings;

    FileParts(RenderingSettings settings) {
        this.settings = settings;
    }

    BodyPart attached(Attachment attachment) throws RefusedException {
        return part("attachments", attachment, "attachment");
    }

    BodyPart inline(String contentId, Attachment image) throws RefusedException {
        if (!CONTENT_ID.matcher(contentId).matches()) {
            throw new RefusedException(
                    "inline",
                    Characters.quoted(contentId)
                            + " is no content id; use letters, digits, dots and hyphens, at most 250.");
        }
        BodyPart part = part("inline", image, "inline");
        part.setField("Content-ID", "<" + contentId + ">");
        return part;
    }

    private BodyPart part(String property, Attachment attachment, String disposition) throws RefusedException {
        String name = name(property, attachment);
        FileContent content = FileContent.of(property, attachment, settings);
        BodyPart part = new Base64Part(content);
        part.setField(
                "Content-Type", mediaType(property, attachment, name) + Rfc2231.parameter("name", Rfc2231.ascii(name)));
        part.setField("Content-Transfer-Encoding", "base64");
        part.setField("Content-Disposition", disposition + Rfc2231.parameter("filename", name));
        return part;
    }

    private static String name(String property, Attachment attachment) throws RefusedException {
        String given = attachment.name();
        Characters.requirePrintable(
                given,
                problem -> new RefusedException(property, "the file name " + Characters.quoted(given) + " " + problem));
        String name = FileName.shown(given);
        if (name.length() > LONGEST_NAME) {
            throw new RefusedException(
                    property,
                    "the file name " + Characters.quoted(name) + " is longer than " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static String mediaType(String property, Attachment attachment, String name) throws RefusedException {
        String type = attachment.mediaType().isEmpty() ? guess(attachment, name) : attachment.mediaType();
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new RefusedException(property, Characters.quoted(type) + " is no media type such as text/csv.");
        }
        String lower = type.toLowerCase(Locale.ROOT);
        boolean mayNotBeBase64 = lower.startsWith("message/") || lower.startsWith("multipart/");
        return mayNotBeBase64 ? UNKNOWN_TYPE : type;
    }

    private static String guess(Attachment attachment, String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith(".ics")) {
            // The JDK does not know it, nor does a machine without a list of media types.
            return "text/calendar";
        }
        String byName = URLConnection.guessContentTypeFromName(name.replace('#', '_'));
        if (byName != null) {
            return byName;
        }
        return attachment.path().map(FileParts::probe).orElseGet(() -> ofContent(attachment));
    }

    private static String ofContent(Attachment attachment) {
        try {
            String type = URLConnection.guessContentTypeFromStream(
                    new ByteArrayInputStream(attachment.bytes().orElse(new byte[0])));
            return type == null ? UNKNOWN_TYPE : type;
        } catch (IOException e) {
            return UNKNOWN_TYPE;
        }
    }

    private static String probe(Path path) {
        try {
            String type = Files.probeContentType(path);
            return type == null ? UNKNOWN_TYPE : type;
        } catch (IOException e) {
            return UNKNOWN_TYPE;
        }
    }
}
