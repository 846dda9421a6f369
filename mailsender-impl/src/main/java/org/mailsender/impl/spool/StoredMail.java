// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A mail on disk: its record, its state, and its text. Immutable.
 *
 * @param entry its place in the queue
 * @param mail its record
 * @param state how far its delivery has come
 * @param text writes the text as often as wanted
 * @param size length of the text, in bytes
 */
public record StoredMail(SpoolEntry entry, MailRecord mail, DeliveryState state, MailText text, long size) {

    /**
     * Writes the text as it will travel, but without dot-stuffing.
     *
     * @param out where to
     * @throws SpoolReadException if the file cannot be read
     * @throws IOException if writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        text.writeTo(out);
    }

    /** Reads the fields in front of the text, and where it begins; empty if there is no file. */
    static Optional<StoredMail> read(SpoolEntry entry, Path file, DeliveryState state) throws SpoolReadException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FieldBlock block = FieldBlock.read(channel);
            MailRecord mail = MailRecordFormat.read(block.fields());
            long size = channel.size() - block.length();
            return Optional.of(new StoredMail(entry, mail, state, new FileText(file, block.length(), size), size));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new SpoolReadException(file, e);
        }
    }
}
