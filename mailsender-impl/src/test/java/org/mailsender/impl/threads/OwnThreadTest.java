// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks from outside may be interrupted; our files must not suffer from it. */
class OwnThreadTest {

    private final Threads threads = new Threads();
    private final OwnThread own = new OwnThread(threads.workers("orders"));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void anInterruptOfTheCallerClosesNoFileAndIsNotForgotten() throws IOException {
        try (FileChannel journal =
                FileChannel.open(folder.resolve("journal"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Thread.currentThread().interrupt();

            int written = own.call(() -> journal.write(ByteBuffer.wrap(new byte[3])));

            assertTrue(Thread.interrupted(), "the caller stays interrupted");
            assertEquals(3, written);
            assertTrue(journal.isOpen());
        }
    }

    @Test
    void aCallerThatIsInterruptedMeanwhileWaitsForTheEnd() throws IOException {
        Thread caller = Thread.currentThread();
        CountDownLatch interrupted = new CountDownLatch(1);
        boolean sawNoInterrupt = own.call(() -> {
            caller.interrupt();
            interrupted.countDown();
            return !Thread.currentThread().isInterrupted();
        });

        assertTrue(Thread.interrupted());
        assertTrue(sawNoInterrupt);
        assertEquals(0, interrupted.getCount());
    }

    @Test
    void whatTheWorkThrowsComesToTheCaller() {
        assertEquals(
                "full",
                assertThrows(IOException.class, () -> own.call(() -> failing(new IOException("full"))))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> own.call(() -> failing(new IllegalStateException("wrong"))));
    }

    private static Object failing(Exception e) throws IOException {
        if (e instanceof RuntimeException wrong) {
            throw wrong;
        }
        throw (IOException) e;
    }

    @Test
    void theContextClassLoaderIsOurs() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            ClassLoader loader = own.call(() -> Thread.currentThread().getContextClassLoader());
            assertNotSame(ClassLoader.getPlatformClassLoader(), loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void afterTheEndOfTheBundleTheReasonIsTold() {
        threads.close();

        IOException refusal = assertThrows(IOException.class, () -> own.call(() -> 1));

        assertEquals("the bundle was stopped", refusal.getMessage());
        assertFalse(Thread.interrupted());
    }
}
