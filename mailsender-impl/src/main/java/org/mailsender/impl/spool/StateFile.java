// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.mailsender.impl.store.DeliveryState;
import org.mailsender.impl.store.UnreadableMailException;

/** The file beside a mail that holds its {@link DeliveryState}; no file means a new mail. */
final class StateFile {

    private StateFile() {}

    static DeliveryState read(Path file) throws UnreadableMailException {
        try {
            return DeliveryStateFormat.read(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return DeliveryState.NEW;
        } catch (IOException | RuntimeException e) {
            throw FileText.unreadable(file, e);
        }
    }

    static void write(Path file, DeliveryState state) throws IOException {
        WholeFile.write(file, StandardCharsets.US_ASCII.encode(DeliveryStateFormat.write(state)));
    }
}
