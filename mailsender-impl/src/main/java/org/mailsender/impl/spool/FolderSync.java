// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/** Forces a folder to disk, so that a renamed file is still there after a power failure. Thread-safe. */
final class FolderSync {

    private final boolean possible;
    private final SharedForce shared;
    private final AtomicBoolean changed = new AtomicBoolean();

    FolderSync(Path folder) {
        // Windows knows no way to force a folder, and needs none.
        this.possible = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.shared = new SharedForce(() -> {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        });
    }

    /** Something was removed, which nobody waits for. */
    void changed() {
        changed.set(true);
    }

    /** As {@link #force}, if something was removed since. */
    void forceIfChanged() throws IOException {
        if (changed.getAndSet(false)) {
            force();
        }
    }

    /** Returns when every change made before the call is on disk. */
    void force() throws IOException {
        if (possible) {
            shared.force();
        }
    }
}
