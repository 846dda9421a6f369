// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** A connection test tells each step as soon as it is done, and can be broken off. */
class StepByStepTest extends InstanceTestCase {

    @Test
    void theStepsAreToldOnTheCallersThreadInWordsForPeople() {
        orders.start();
        List<String> steps = new ArrayList<>();
        Thread caller = Thread.currentThread();

        orders.operations().test(Optional.of("b@example.com"), step -> {
            assertSame(caller, Thread.currentThread());
            steps.add(step);
        });

        assertTrue(
                steps.stream().anyMatch(step -> step.startsWith("greeted; the server offers PIPELINING")),
                steps::toString);
        assertEquals("all is well; nothing was sent", steps.get(steps.size() - 1));
    }

    @Test
    void anInterruptBreaksItOffAtAServerThatHangs() {
        server.when(Step.MAIL).then(Reaction.silence());
        orders.with("readTimeoutSeconds", "600").start();
        List<String> steps = new ArrayList<>();
        Thread caller = Thread.currentThread();

        IllegalStateException end = assertThrows(
                IllegalStateException.class,
                () -> orders.operations().test(Optional.of("b@example.com"), step -> {
                    steps.add(step);
                    if (step.startsWith("greeted")) {
                        caller.interrupt();
                    }
                }));

        assertTrue(Thread.interrupted());
        assertEquals("the test was broken off", end.getMessage());
        assertTrue(steps.get(steps.size() - 1).startsWith("greeted"), steps::toString);
    }

    @Test
    void theStepThatFailsIsTheOnlySentenceOfTheException() {
        server.when(Step.EHLO).then(Reaction.reply("421 4.3.2 Closed"));
        orders.start();
        List<String> steps = new ArrayList<>();

        IllegalStateException end = assertThrows(
                IllegalStateException.class, () -> orders.operations().test(Optional.empty(), steps::add));

        assertTrue(end.getMessage().startsWith("failed: "), end::getMessage);
        assertEquals(1, end.getMessage().lines().count());
        assertTrue(steps.get(steps.size() - 1).startsWith("connected to "), steps::toString);
    }
}
