// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A large mail goes through the database in parts, and through a small heap on both sides. */
@ExtendWith(ClusterExtension.class)
class ClusterMemoryTest {

    private static final long SIZE = 50L * 1024 * 1024;

    private final Cluster cluster;

    ClusterMemoryTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aFileOf50MegabytesTravelsThroughHeapsOf64() throws IOException {
        try (SharedQueue queue = cluster.queue("large", Map.of("maxMessageBytes", "100000000"))) {
            Node other = queue.bystander();
            Path file = other.felix().home().resolve("large.bin");
            try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                large.setLength(SIZE);
            }
            assertTrue(queue.post(other, "0.0", Map.of("attachments", file.toString())));
            queue.awaitDone(1);

            int bytes = queue.server().mails().get(0).content().length;
            assertTrue(bytes > SIZE * 4 / 3, "the mail has " + bytes + " bytes");
            cluster.nodes()
                    .all()
                    .forEach(node -> assertFalse(node.felix().output().contains("OutOfMemory")));
        }
    }
}
