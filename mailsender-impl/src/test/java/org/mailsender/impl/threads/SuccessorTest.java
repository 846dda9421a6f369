// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first task is done by whoever has it, when that one is ready; the others are given away at once. */
class SuccessorTest {

    private final List<String> done = new ArrayList<>();
    private final Successor successor = new Successor(task -> {
        done.add("given away:");
        task.run();
    });

    @Test
    void theFirstTaskWaitsForItsThread() {
        successor.execute(() -> done.add("first"));
        assertEquals(List.of(), done);

        successor.run();
        assertEquals(List.of("first"), done);
    }

    @Test
    void furtherTasksWaitForNobody() {
        successor.execute(() -> done.add("first"));
        successor.execute(() -> done.add("second"));
        successor.run();

        assertEquals(List.of("given away:", "second", "first"), done);
    }

    @Test
    void withoutATaskThereIsNothingToDo() {
        successor.run();

        assertEquals(List.of(), done);
    }
}
