// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.mailsender.management.Management;

/**
 * Writes mails to files that any mail program opens, {@code ID.eml}, for their owner only. A file that is there already
 * stays as it is. Immutable.
 *
 * @param management whose mails
 * @param folder where to; made if it is not there
 */
record Exporting(Management management, Path folder) {

    void export(Screen screen, Scope scope) throws IOException {
        List<String> ids = scope.ids(management);
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        } catch (FileSystemException e) {
            throw new Refused("the folder '" + folder + "' cannot be made: " + reason(e));
        }
        Progress progress = new Progress(screen, ids.size(), "exported");
        int count = 0;
        int kept = 0;
        for (String id : ids) {
            try {
                count += write(id, scope.isOne()) ? 1 : 0;
            } catch (FileAlreadyExistsException e) {
                kept++;
            }
            if (!progress.test(count)) {
                break;
            }
        }
        if (kept > 0) {
            screen.line(kept + " file(s) were there already, and stay as they are.");
        }
        progress.end();
    }

    /** False if it has just gone. */
    private boolean write(String id, boolean only) throws IOException {
        Path file = folder.resolve(id + ".eml");
        if (only && management.mail(id).isEmpty()) {
            throw Scope.unknown(id);
        }
        OutputStream created = create(file, only);
        boolean written = false;
        try (OutputStream out = created) {
            written = management.writeTo(id, out);
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
        return written;
    }

    private static OutputStream create(Path file, boolean only) throws IOException {
        try {
            return Channels.newOutputStream(Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly("rw-------")));
        } catch (FileAlreadyExistsException e) {
            if (only) {
                throw new Refused("'" + file + "' is there already; remove it, or choose another folder");
            }
            throw e;
        } catch (FileSystemException e) {
            throw new Refused("'" + file + "' cannot be written: " + reason(e));
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName().replace("Exception", "") : e.getReason();
    }
}
