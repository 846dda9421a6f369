// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A file to attach: either bytes in memory, or a path that is read once, when the mail is taken. Immutable.
 *
 * <p>Names are checked when the mail is taken, not here: control characters are refused there with a sentence.
 */
public final class Attachment {

    private final String name;
    private final String mediaType;
    private final byte[] bytes;
    private final Path path;

    private Attachment(String name, String mediaType, byte[] bytes, Path path) {
        this.name = Objects.requireNonNull(name, "name");
        this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
        this.bytes = bytes;
        this.path = path;
    }

    /**
     * An attachment whose content is in memory.
     *
     * @param name file name shown to the recipient
     * @param mediaType for example {@code text/csv}; "" to derive it from the name
     * @param bytes the content, copied
     * @return the attachment
     */
    public static Attachment of(String name, String mediaType, byte[] bytes) {
        return new Attachment(
                name, mediaType, Objects.requireNonNull(bytes, "bytes").clone(), null);
    }

    /**
     * An attachment that is a file, named and typed by its file name.
     *
     * @param path the file, read when the mail is taken
     * @return the attachment
     */
    public static Attachment of(Path path) {
        Path fileName = Objects.requireNonNull(path, "path").getFileName();
        return of(fileName == null ? "" : fileName.toString(), "", path);
    }

    /**
     * An attachment that is a file, shown under another name or media type.
     *
     * @param name file name shown to the recipient
     * @param mediaType for example {@code text/csv}; "" to derive it from the name
     * @param path the file, read when the mail is taken
     * @return the attachment
     */
    public static Attachment of(String name, String mediaType, Path path) {
        return new Attachment(name, mediaType, null, Objects.requireNonNull(path, "path"));
    }

    /**
     * The file name shown to the recipient.
     *
     * @return "" for none, which recipients see as "attachment"
     */
    public String name() {
        return name;
    }

    /**
     * The media type (RFC 2046).
     *
     * @return for example {@code text/csv}, or "" when it follows from the name
     */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The content, if it is in memory.
     *
     * @return a copy of the bytes, or empty if this is a file
     */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    /**
     * The file, if the content is not in memory.
     *
     * @return the path, or empty if the content is in memory
     */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    @Override
    public String toString() {
        return "Attachment[" + name + "]";
    }
}
