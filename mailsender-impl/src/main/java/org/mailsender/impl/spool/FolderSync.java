// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forces a folder to disk, so that a renamed file is still there after a power failure. Callers at the same time share
 * one force. Thread-safe.
 */
final class FolderSync {

    private final Path folder;
    private final boolean possible;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    /** Guarded by the lock: rounds asked for, rounds done, whether one is under way, and why the last one failed. */
    private long asked;

    private long done;
    private boolean underWay;
    private IOException failure;

    FolderSync(Path folder) {
        this.folder = folder;
        // Windows knows no way to force a folder, and needs none.
        this.possible = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns when every change made before the call is on disk. */
    void force() throws IOException {
        if (!possible) {
            return;
        }
        lock.lock();
        try {
            long round = ++asked;
            while (done < round) {
                if (underWay) {
                    forced.awaitUninterruptibly();
                } else {
                    forceUpTo(asked);
                }
            }
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forceUpTo(long round) {
        underWay = true;
        lock.unlock();
        IOException trouble = null;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            trouble = e;
        } finally {
            lock.lock();
            underWay = false;
            done = round;
            failure = trouble;
            forced.signalAll();
        }
    }
}
