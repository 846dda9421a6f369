// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;

/**
 * An iCalendar object (RFC 5545) as a part of a mail (RFC 6047): with its method in the media type, mail programs show
 * what one can answer to it. Immutable.
 *
 * @param text the object
 * @param method what it is for (RFC 5546 1.4), "" if it does not say so
 */
record Invitation(String text, String method) {

    private static final String PROPERTY = "calendar";
    /** In octets: what is larger is an archive, which can be attached. */
    private static final long LONGEST = 1024 * 1024;

    private static final String BEGIN = "BEGIN:VCALENDAR";
    private static final String END = "END:VCALENDAR";
    /** RFC 5545 3.1. */
    private static final Pattern FOLD = Pattern.compile("(\r\n|\n|\r)[ \t]");

    private static final Pattern METHOD = Pattern.compile("(?i)METHOD(;[^:]*)?:.*");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,60}");

    static Invitation of(Attachment calendar, RenderingSettings settings) throws RefusedException {
        String text = decoded(content(calendar, settings)).strip();
        List<String> lines = FOLD.matcher(text)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()
                || !lines.get(0).equalsIgnoreCase(BEGIN)
                || !lines.get(lines.size() - 1).equalsIgnoreCase(END)) {
            throw new RefusedException(
                    PROPERTY, "it is no iCalendar object; it must begin with " + BEGIN + " and end with " + END + ".");
        }
        requireText(text);
        return new Invitation(text + "\r\n", method(lines));
    }

    /** Takes so much and no more. */
    private static final class Memory extends OutputStream {

        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (octets.size() + length > LONGEST) {
                throw new IOException("no more");
            }
            octets.write(source, offset, length);
        }
    }

    private static byte[] content(Attachment calendar, RenderingSettings settings) throws RefusedException {
        Memory content = new Memory();
        try {
            FileContent.of(PROPERTY, calendar, settings).copyTo(content);
        } catch (UnreadableFileException e) {
            throw new RefusedException(PROPERTY, e.getMessage() + ".");
        } catch (IOException e) {
            throw new RefusedException(PROPERTY, "it has more than " + LONGEST + " bytes; attach it instead.");
        }
        return content.octets.toByteArray();
    }

    private static String decoded(byte[] content) throws RefusedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new RefusedException(PROPERTY, "it is not in UTF-8 (RFC 5545 3.1.4); save it so.");
        }
    }

    private static void requireText(String text) throws RefusedException {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' && character != '\t' && character != '\r' && character != '\n') {
                throw new RefusedException(
                        PROPERTY,
                        String.format(Locale.ROOT, "it holds the control character U+%04X.", (int) character));
            }
        }
    }

    /** That of the calendar, not of what it holds. */
    private static String method(List<String> lines) throws RefusedException {
        for (String line : lines.subList(1, lines.size())) {
            if (line.regionMatches(true, 0, "BEGIN:", 0, 6)) {
                return "";
            }
            if (METHOD.matcher(line).matches()) {
                String method = line.substring(line.indexOf(':') + 1).strip();
                if (!TOKEN.matcher(method).matches()) {
                    throw new RefusedException(
                            PROPERTY, "its METHOD " + Characters.quoted(method) + " is no name such as REQUEST.");
                }
                return method.toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** The subtype of text, with what goes before the charset. */
    String subtype() {
        return method.isEmpty() ? "calendar" : "calendar; method=" + method;
    }
}
