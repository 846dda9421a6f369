// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;

/** The file beside a mail that holds its {@link DeliveryState}; no file means a new mail. */
final class StateFile {

    private StateFile() {}

    static DeliveryState read(Path file) throws IOException {
        try {
            return DeliveryStateFormat.read(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return DeliveryState.NEW;
        } catch (IOException e) {
            throw FileText.unreadable(file, e);
        } catch (RuntimeException e) {
            throw new DamagedMailException(
                    "the file " + file + " beside the mail is damaged: " + e.getMessage()
                            + "; remove it and retry the mail to send it to all of its recipients again",
                    e);
        }
    }

    static void write(Path file, DeliveryState state) throws IOException {
        WholeFile.write(file, StandardCharsets.US_ASCII.encode(DeliveryStateFormat.write(state)));
    }
}
