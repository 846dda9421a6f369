// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * How a file shows that it has changed. Immutable.
 *
 * @param modified when it says it was written
 * @param size in bytes
 * @param key which file it is, where the file system knows; null elsewhere
 * @param regular false for folders, pipes and devices, which are never opened
 */
record FileStamp(Instant modified, long size, Object key, boolean regular) {

    /** File systems count in steps of up to two seconds: a file written again within one shows nothing. */
    private static final int COARSEST_SECONDS = 2;

    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                attributes.lastModifiedTime().toInstant(),
                attributes.size(),
                attributes.fileKey(),
                attributes.isRegularFile());
    }

    /** Whether a change after a moment would have changed the stamp. */
    boolean tells(Instant moment) {
        return modified.plusSeconds(COARSEST_SECONDS).isBefore(moment);
    }
}
