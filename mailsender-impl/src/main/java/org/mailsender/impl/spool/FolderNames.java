// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.QueueEntry;

/** What files a folder holds, by the end of their names. */
final class FolderNames {

    private FolderNames() {}

    /** Names without the suffix, in no order. */
    static List<String> of(Path folder, String suffix) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(suffix)) {
                    names.add(name.substring(0, name.length() - suffix.length()));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** The mails among them, in the order of their events. */
    static List<QueueEntry> entries(Path folder, String suffix) throws IOException {
        return of(folder, suffix).stream()
                .map(EntryName::parse)
                .flatMap(Optional::stream)
                .sorted(QueueEntry.BY_ARRIVAL)
                .toList();
    }
}
