// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.mailsender.store.QueueEntry;

/**
 * The mails in a folder, listed anew only if it has changed: tens of thousands of failed mails are counted each time
 * that somebody looks at the instance. Thread-safe.
 */
final class KnownEntries {

    private final Path folder;
    private final String suffix;
    /** Guarded by this. */
    private long changes;

    private Listing last = new Listing(List.of(), null, 0);

    /** The folder's time alone would not do: a system may give the same to changes that follow at once. */
    private record Listing(List<QueueEntry> entries, FileTime modified, long changes) {}

    KnownEntries(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
    }

    /** In the order of their events; what others did to the folder is noticed. */
    synchronized List<QueueEntry> entries() throws IOException {
        FileTime modified = Files.getLastModifiedTime(folder);
        if (!modified.equals(last.modified()) || changes != last.changes()) {
            last = new Listing(FolderNames.entries(folder, suffix), modified, changes);
        }
        return last.entries();
    }

    /** We have done something to the folder. */
    synchronized void changed() {
        changes++;
    }
}
