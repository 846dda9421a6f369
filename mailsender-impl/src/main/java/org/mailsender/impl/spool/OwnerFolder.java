// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailsender.impl.store.Reason;

/**
 * A folder of small files beside the spools, which nobody but their owner can read: each is written whole or not at all.
 * Immutable.
 *
 * @param path of the folder, which need not be there yet
 */
public record OwnerFolder(Path path) {

    private static final int LONGEST_FILE = 256 * 1024;

    /**
     * Reads a file.
     *
     * @param name of the file
     * @return its content, the beginning of one that is too long; empty if there is none
     * @throws IOException in one clause, if it cannot be read for now, or others may have put it there
     */
    public Optional<String> read(String name) throws IOException {
        Path file = path.resolve(name);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            OwnerOnly.requireOurs(path);
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(Reason.of(e), e);
        }
    }

    /**
     * Writes a file; when this returns, it survives a power failure.
     *
     * @param name of the file
     * @param content in the place of what it held
     * @throws IOException in one clause, if it cannot be written for now, or others might read it
     */
    public void write(String name, String content) throws IOException {
        try {
            OwnerOnly.createFolders(path);
            OwnerOnly.requireOurs(path);
            WholeFile.write(path.resolve(name), StandardCharsets.UTF_8.encode(content));
            new FolderSync(path).force();
            new FolderSync(path.getParent()).force();
        } catch (IOException e) {
            throw new IOException(Reason.of(e), e);
        }
    }
}
