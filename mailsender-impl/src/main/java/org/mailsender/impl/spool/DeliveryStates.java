// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.QueueEntry;

/**
 * How far the deliveries of the waiting mails have come. Most mails have no file for it, and this knows which, because
 * to look for one that is not there takes the disk's time. Thread-safe, as long as one mail is worked on by one thread.
 */
final class DeliveryStates {

    private static final String SUFFIX = ".state";

    private final SpoolFolder folder;
    private final FolderSync sync;
    private final Set<String> onDisk = ConcurrentHashMap.newKeySet();
    /** What the disk did not take: without it a recipient could get a mail twice. */
    private final Map<Long, DeliveryState> unsaved = new ConcurrentHashMap<>();

    DeliveryStates(SpoolFolder folder, FolderSync sync) throws IOException {
        this.folder = folder;
        this.sync = sync;
        onDisk.addAll(folder.names(SUFFIX));
    }

    DeliveryState read(QueueEntry entry) throws IOException {
        DeliveryState state = unsaved.get(entry.id());
        if (state != null) {
            return state;
        }
        return onDisk.contains(entry.idText()) ? StateFile.read(file(entry)) : DeliveryState.NEW;
    }

    /** Known to this process from now on, whatever the disk does. */
    void remember(QueueEntry entry, DeliveryState state) {
        unsaved.put(entry.id(), state);
        onDisk.add(entry.idText());
    }

    /** Writes down what is remembered of a mail, if anything is. */
    void save(QueueEntry entry) throws IOException {
        DeliveryState state = unsaved.get(entry.id());
        if (state != null) {
            StateFile.write(file(entry), state);
            sync.force();
            unsaved.remove(entry.id(), state);
        }
    }

    void delete(QueueEntry entry) throws IOException {
        unsaved.remove(entry.id());
        if (onDisk.remove(entry.idText())) {
            Files.deleteIfExists(file(entry));
        }
    }

    /** The file, if there is one, is somebody else's now. */
    void release(QueueEntry entry) {
        unsaved.remove(entry.id());
        onDisk.remove(entry.idText());
    }

    Path file(QueueEntry entry) {
        return folder.file(entry.idText() + SUFFIX);
    }
}
