// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.text.FileTarget;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.UnreadableTextException;

/** A text that is long is given to a connection as a file, as long as it is known that none of its lines needs a dot more. */
class LargeTextTest extends JournalTestCase {

    private static final String LINE = "All work and no play makes Jack a dull boy.\r\n";
    private static final String PLAIN = HEADER + LINE.repeat(10_000);

    /** What was given to it, and how much of that as a file. */
    private static class Target extends ByteArrayOutputStream implements FileTarget {

        private long given;

        @Override
        public long transfer(FileChannel file, long position, long count) throws IOException {
            long some = file.transferTo(position, Math.min(count, 100_000), Channels.newChannel(this));
            given += some;
            return some;
        }
    }

    private QueueEntry stored(String text) throws IOException {
        return store(text.getBytes(US_ASCII), true);
    }

    private Target written(QueueEntry entry) throws IOException {
        Target target = new Target();
        spool.read(entry).orElseThrow().writeTo(target);
        return target;
    }

    private Path file(QueueEntry entry) {
        return folder.resolve(EntryName.of(entry) + ".eml");
    }

    @Test
    void allButItsEndGoesAsAFile() throws IOException {
        Target target = written(stored(PLAIN));

        assertEquals(PLAIN, target.toString(US_ASCII));
        assertEquals(PLAIN.length() - 2, target.given);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9_999})
    void aTextWithADotAtTheStartOfALineIsLookedThrough(int linesBefore) throws IOException {
        String text = HEADER + LINE.repeat(linesBefore) + ".\r\n" + LINE.repeat(10_000 - linesBefore);

        Target target = written(stored(text));

        assertEquals(text, target.toString(US_ASCII));
        assertEquals(0, target.given);
    }

    @Test
    void aTextThatSomebodyChangedIsLookedThrough() throws IOException {
        QueueEntry entry = stored(PLAIN);
        String whole = Files.readString(file(entry), US_ASCII);
        Files.writeString(file(entry), whole.replaceFirst("\r\nAll", "\r\n.ll"), US_ASCII);
        Files.setLastModifiedTime(file(entry), FileTime.from(Instant.EPOCH));

        Target target = written(entry);

        assertTrue(target.toString(US_ASCII).contains("\r\n.ll"));
        assertEquals(0, target.given);
    }

    @Test
    void aTextOfAnEarlierProcessIsLookedThrough() throws IOException {
        QueueEntry entry = stored(PLAIN);
        spool.close();
        spool = Spool.open(folder, time, ticks);

        Target target = written(entry);

        assertEquals(PLAIN, target.toString(US_ASCII));
        assertEquals(0, target.given);
    }

    @Test
    void aFileThatBecomesShorterIsTroubleOfOurOwn() throws IOException {
        QueueEntry entry = stored(PLAIN);
        Target shortening = new Target() {
            @Override
            public long transfer(FileChannel file, long position, long count) throws IOException {
                long some = super.transfer(file, position, count);
                shorten(entry);
                return some;
            }
        };

        assertThrows(
                UnreadableTextException.class,
                () -> spool.read(entry).orElseThrow().writeTo(shortening));
    }

    @Test
    void ofTwoThatFailTheFileIsToldFromTheConnection() throws IOException {
        QueueEntry entry = stored(PLAIN);
        IOException broken = new IOException("the connection is gone");
        Target failing = new Target() {
            @Override
            public long transfer(FileChannel file, long position, long count) throws IOException {
                throw broken;
            }
        };

        assertSame(
                broken,
                assertThrows(
                        IOException.class, () -> spool.read(entry).orElseThrow().writeTo(failing)));

        Target gone = new Target() {
            @Override
            public long transfer(FileChannel file, long position, long count) throws IOException {
                shorten(entry);
                throw broken;
            }
        };
        assertThrows(
                UnreadableTextException.class,
                () -> spool.read(entry).orElseThrow().writeTo(gone));
    }

    private void shorten(QueueEntry entry) throws IOException {
        try (FileChannel channel = FileChannel.open(file(entry), StandardOpenOption.WRITE)) {
            channel.truncate(10);
        }
    }
}
