// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.mailsender.PropertyNames.CALENDAR;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.FilePaths;
import org.mailsender.impl.mail.RefusedException;

/** Reads the forms in which an event may name a file. Nothing is opened here. */
final class AttachmentReader {

    /** RFC 5545 3.4. */
    private static final Pattern ICALENDAR = Pattern.compile("(?i)\\uFEFF?\\s*BEGIN:VCALENDAR\\s");

    private AttachmentReader() {}

    /** Comma-separated text, or an array or collection of elements. */
    static List<Attachment> list(String property, Object value) throws RefusedException {
        if (value instanceof CharSequence) {
            return ofText(property, PropertyValues.text(property, value));
        }
        List<Attachment> attachments = new ArrayList<>();
        for (Object element : PropertyValues.elements(property, value)) {
            attachments.add(single(property, element));
        }
        return attachments;
    }

    static Attachment single(String property, Object element) throws RefusedException {
        if (element instanceof Attachment attachment) {
            return attachment;
        }
        if (element instanceof Path path) {
            return Attachment.of(path);
        }
        if (element instanceof File file) {
            return Attachment.of(path(property, file.getPath()));
        }
        if (element instanceof CharSequence || element instanceof URI || element instanceof URL) {
            return Attachment.of(location(property, PropertyValues.text(property, element)));
        }
        throw PropertyValues.unknownType(
                property, element, "a path, a file: URI, a File, a Path or an org.mailsender.Attachment");
    }

    /** The text of an iCalendar object, or a file that holds one; blank text is none. */
    static Optional<Attachment> calendar(Object value) throws RefusedException {
        if (!(value instanceof CharSequence)) {
            return Optional.of(single(CALENDAR, value));
        }
        String text = PropertyValues.text(CALENDAR, value);
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                ICALENDAR.matcher(text).lookingAt()
                        ? Attachment.of("", "text/calendar", text.getBytes(StandardCharsets.UTF_8))
                        : single(CALENDAR, value));
    }

    /** A comma separates files, unless the whole is the name of one. */
    private static List<Attachment> ofText(String property, String text) throws RefusedException {
        List<String> parts = Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (text.indexOf(',') >= 0 && exists(text.strip())) {
            parts = List.of(text.strip());
        }
        List<Attachment> attachments = new ArrayList<>();
        for (String part : parts) {
            Path file = location(property, part);
            if (parts.size() > 1 && !Files.exists(file)) {
                throw new RefusedException(
                        property,
                        Characters.quoted(part) + " does not exist. Commas separate files: where one belongs to a name,"
                                + " write it as %2C in a file: URI, or pass an array.");
            }
            attachments.add(Attachment.of(file));
        }
        return attachments;
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(location("", text));
        } catch (RefusedException e) {
            return false;
        }
    }

    private static Path location(String property, String text) throws RefusedException {
        return FileUri.isUri(text) ? FileUri.path(property, text) : path(property, text);
    }

    private static Path path(String property, String text) throws RefusedException {
        if (text.isBlank()) {
            throw new RefusedException(property, "a name of a file is empty.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new RefusedException(property, FilePaths.complaint(text, e));
        }
    }
}
