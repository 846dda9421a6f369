// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.mailsender.store.Note;

/** A note in a small file. Immutable. */
record NoteFile(Path file) implements Note {

    /** What is no UTF-8 any more is shown so, and never a reason not to read the rest. */
    @Override
    public String read() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    @Override
    public void write(String text) throws IOException {
        WholeFile.write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
