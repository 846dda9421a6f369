// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Storing;

class ManyAtOnceTest extends DatabaseTestCase {

    @Test
    void equalKeysAtThreeNodesAtOnceMakeOneMail() throws Exception {
        List<TestNode> nodes =
                List.of(node("a").start(), node("b").start(), node("c").start());
        assertEquals(1, storedTogether(nodes, 60, Optional.of("k"), 1000));
        assertEquals("1", ask("SELECT count(*) FROM mailsender_mail"));
    }

    @Test
    void noMoreThanMaxQueuedAreStoredByThreeNodesAtOnce() throws Exception {
        List<TestNode> nodes =
                List.of(node("a").start(), node("b").start(), node("c").start());
        assertEquals(37, storedTogether(nodes, 120, Optional.empty(), 37));
        assertEquals("37", ask("SELECT count(*) FROM mailsender_mail"));
    }

    private static long storedTogether(List<TestNode> nodes, int mails, Optional<String> key, int maxQueued)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Storing>> tasks = new ArrayList<>();
            for (int i = 0; i < mails; i++) {
                TestNode node = nodes.get(i % nodes.size());
                tasks.add(() -> node.insert(node.store.next(false, key), "x", key, maxQueued));
            }
            long stored = 0;
            for (Future<Storing> storing : threads.invokeAll(tasks)) {
                if (storing.get() instanceof Storing.Stored) {
                    stored++;
                } else if (key.isPresent()) {
                    assertInstanceOf(Storing.Duplicate.class, storing.get());
                } else {
                    assertInstanceOf(Storing.Full.class, storing.get());
                }
            }
            return stored;
        } finally {
            threads.shutdown();
        }
    }
}
