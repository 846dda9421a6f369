// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.MovableTime;

/** The key of a mail that was Done is remembered for a day. */
class DoneKeysTest {

    private static final long KEY = 0xCAFEL;
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path folder;

    private final MovableTime time = new MovableTime();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("done.keys");
    }

    private boolean isRemembered(long key) throws IOException {
        try (DoneKeys keys = new DoneKeys(file, time)) {
            return keys.contains(key);
        }
    }

    private void add(long key) throws IOException {
        try (DoneKeys keys = new DoneKeys(file, time)) {
            keys.add(key);
        }
    }

    @Test
    void aKeyIsRememberedForADayAndNotForLonger() throws IOException {
        try (DoneKeys keys = new DoneKeys(file, time)) {
            keys.add(KEY);
            time.pass(DAY);
            assertTrue(keys.contains(KEY));
            time.pass(Duration.ofMillis(1));

            assertFalse(keys.contains(KEY));
        }
    }

    @Test
    void aRestartForgetsNoKeyAndProlongsNone() throws IOException {
        add(KEY);
        time.pass(DAY.minusHours(1));
        assertTrue(isRemembered(KEY));
        time.pass(Duration.ofHours(1));
        assertTrue(isRemembered(KEY));
        time.pass(Duration.ofMillis(1));

        assertFalse(isRemembered(KEY));
    }

    @Test
    void aMailDoneAgainIsRememberedForADayMore() throws IOException {
        add(KEY);
        time.pass(DAY.plusHours(1));
        add(KEY);
        time.pass(DAY);

        assertTrue(isRemembered(KEY));
    }

    @Test
    void keysOfTheLastDayAloneAreKeptInTheFile() throws IOException {
        for (long key = 1; key <= 100; key++) {
            add(key);
            time.pass(Duration.ofHours(1));
        }

        assertTrue(isRemembered(100));
        assertFalse(isRemembered(50));
        assertEquals(24, Files.readAllLines(file).size());
    }

    @Test
    void theLineThatAKilledProcessBeganHarmsNoOther() throws IOException {
        add(KEY);
        Files.writeString(file, time.wall().toEpochMilli() + " 00000000000", StandardOpenOption.APPEND);

        assertTrue(isRemembered(KEY));
        assertFalse(isRemembered(0));
        add(1);
        assertTrue(isRemembered(1));
    }

    @Test
    void aKeyOfEveryBitIsReadAsItWasWritten() throws IOException {
        add(-1);
        add(Long.MIN_VALUE);

        assertTrue(isRemembered(-1));
        assertTrue(isRemembered(Long.MIN_VALUE));
    }

    @Test
    void theFileDoesNotGrowForEver() throws IOException {
        try (DoneKeys keys = new DoneKeys(file, time)) {
            for (int i = 0; i < 5000; i++) {
                keys.add(i % 10);
            }

            assertTrue(Files.size(file) < 1100 * 32L, "the file has " + Files.size(file) + " bytes");
            assertTrue(keys.contains(9));
        }
    }
}
