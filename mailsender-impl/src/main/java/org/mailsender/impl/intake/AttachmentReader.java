// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.File;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;

/** Reads the forms in which an event may name a file. Nothing is opened here. */
final class AttachmentReader {

    /** Two letters at least, because one is a drive of Windows. */
    private static final Pattern URI_SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

    private AttachmentReader() {}

    /** Comma-separated text, or an array or collection of elements. */
    static List<Attachment> list(String property, Object value) throws RefusedException {
        List<Attachment> attachments = new ArrayList<>();
        if (value instanceof CharSequence text) {
            for (String part : text.toString().split(",")) {
                if (!part.isBlank()) {
                    attachments.add(single(property, part.strip()));
                }
            }
            return attachments;
        }
        for (Object element : PropertyValues.elements(value)) {
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
            return fromText(property, file.getPath());
        }
        if (element instanceof URI uri) {
            return fromUri(property, uri.toString());
        }
        if (element instanceof CharSequence text) {
            return fromText(property, text.toString());
        }
        throw PropertyValues.unknownType(property, element, "a path, a file: URI, a File, a Path or an Attachment");
    }

    private static Attachment fromText(String property, String text) throws RefusedException {
        if (URI_SCHEME.matcher(text).matches()) {
            return fromUri(property, text);
        }
        try {
            return Attachment.of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new RefusedException(property, Characters.quoted(text) + " is no valid path.");
        }
    }

    private static Attachment fromUri(String property, String text) throws RefusedException {
        if (!text.regionMatches(true, 0, "file:", 0, 5)) {
            throw new RefusedException(
                    property, Characters.quoted(text) + " is no file: URI; only files can be attached.");
        }
        try {
            return Attachment.of(Path.of(URI.create(text)));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new RefusedException(property, Characters.quoted(text) + " is no valid file: URI.");
        }
    }
}
