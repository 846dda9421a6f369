// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.mailsender.impl.mail.Characters;

/**
 * A template in a file, read again when the file has changed: it is looked at for each mail, and nothing runs in
 * between. Two of one path are equal. Thread-safe.
 */
public final class MessageFile {

    /** The template is in memory as a whole. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What was read, and when. */
    private record Read(FileStamp stamp, Instant at, Template template) {}

    private final String key;
    private final Path file;
    private final long most;
    private volatile Read latest;

    /**
     * Names a file; nothing is read yet.
     *
     * @param key the configuration key
     * @param file its path
     * @param maxMessageBytes how long a mail may be
     */
    public MessageFile(String key, Path file, long maxMessageBytes) {
        this.key = key;
        this.file = file;
        this.most = Math.min(maxMessageBytes, MOST_BYTES);
    }

    /**
     * The template as it is in the file.
     *
     * @param now the time
     * @return compiled, when the file had changed
     * @throws TemplateException if the file cannot be read, or is no template
     */
    public Template template(Instant now) throws TemplateException {
        try {
            FileStamp stamp = FileStamp.of(file);
            Read read = latest;
            if (read == null || !read.stamp().equals(stamp) || !stamp.tells(read.at())) {
                read = read(stamp, now, read);
                latest = read;
            }
            return read.template();
        } catch (IOException e) {
            throw new TemplateException(shown() + " " + reason(e) + ".");
        }
    }

    private Read read(FileStamp stamp, Instant now, Read before) throws IOException, TemplateException {
        if (!stamp.regular()) {
            throw new TemplateException(shown() + " is no regular file.");
        }
        byte[] octets;
        try (InputStream in = Files.newInputStream(file)) {
            octets = in.readNBytes((int) most + 1);
        }
        if (octets.length > most) {
            throw new TemplateException(shown() + " is larger than the " + most + " bytes allowed.");
        }
        String text = decoded(octets);
        boolean unchanged = before != null && before.template().source().equals(text);
        return new Read(stamp, now, unchanged ? before.template() : compiled(text));
    }

    private String decoded(byte[] octets) throws TemplateException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new TemplateException(shown() + " is not in UTF-8; save it in that encoding.");
        }
    }

    private Template compiled(String text) throws TemplateException {
        try {
            return Template.compile(key, text);
        } catch (TemplateException e) {
            throw new TemplateException(shown() + ", " + e.getMessage());
        }
    }

    private String shown() {
        return Characters.quoted(file.toString());
    }

    private static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "does not exist";
        }
        return trouble instanceof AccessDeniedException ? "may not be read by this process" : "cannot be read";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageFile that && that.file.equals(file) && that.most == most;
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
