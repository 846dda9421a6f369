// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailRecord;
import org.mailsender.store.MailText;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** Reads a mail from its file: the fields in front of the text, and where the text begins. */
final class MailFile {

    private MailFile() {}

    /** Empty if there is no file; damaged only if what was read is no mail. */
    static Optional<StoredMail> read(QueueEntry entry, Path file, DeliveryState state) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FieldBlock block = FieldBlock.read(channel);
            MailRecord mail = MailRecordFormat.read(block.fields());
            long size = channel.size() - block.length();
            return Optional.of(new StoredMail(entry, mail, state, text(file, block, size), size));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileText.unreadable(file, e);
        } catch (BadContentException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /** What has been read already is in hand; the rest is read as it is needed. */
    private static MailText text(Path file, FieldBlock block, long size) {
        if (block.start().limit() < block.length() + size) {
            return new FileText(file, block.length(), size);
        }
        byte[] text = new byte[(int) size];
        block.start().get(block.length(), text);
        return out -> out.write(text);
    }

    static DamagedMailException damaged(Path file, Exception cause) {
        return new DamagedMailException("the spool file " + file + " is damaged: " + cause.getMessage(), cause);
    }
}
