// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who comes while a force is under way shares the next one, and its fate. */
@Timeout(60)
class SharedForceTest {

    /** Forces when it is told to, and fails every second time. */
    private static final class Disk implements Device {
        private final CountDownLatch began = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger forces = new AtomicInteger();

        @Override
        public void force() throws IOException {
            began.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (forces.incrementAndGet() % 2 == 0) {
                throw new IOException("no space");
            }
        }
    }

    /** A thread that asks for a force and keeps what came of it. */
    private static final class Caller extends Thread {
        private final SharedForce force;
        private final AtomicReference<String> result = new AtomicReference<>();

        Caller(SharedForce force) {
            this.force = force;
            start();
        }

        @Override
        public void run() {
            try {
                force.force();
                result.set("on disk");
            } catch (IOException e) {
                result.set(e.getMessage());
            }
        }

        String result() throws InterruptedException {
            join();
            return result.get();
        }
    }

    @Test
    void callersShareTheNextForceAndItsFailure() throws Exception {
        Disk disk = new Disk();
        SharedForce force = new SharedForce(disk);
        Caller first = new Caller(force);
        disk.began.await();
        List<Caller> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(new Caller(force));
        }
        for (Caller other : others) {
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        disk.go.countDown();

        assertEquals("on disk", first.result());
        for (Caller other : others) {
            assertEquals("no space", other.result());
        }
        assertEquals(2, disk.forces.get());
        assertEquals("on disk", new Caller(force).result());
    }
}
