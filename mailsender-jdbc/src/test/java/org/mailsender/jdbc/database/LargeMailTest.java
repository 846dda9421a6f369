// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailText;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.postgresql.ds.PGSimpleDataSource;

class LargeMailTest extends DatabaseTestCase {

    private static final int SIZE = 50 << 20;

    private static final MailText TEXT = out -> {
        byte[] block = new byte[8192];
        for (int written = 0; written < SIZE; written += block.length) {
            block[0] = (byte) (written / block.length);
            out.write(block);
        }
    };

    /** In a process of its own, with the heap that a small device has. */
    @Test
    void fiftyMegabytesPassThroughAHeapOfSixtyFour() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeMailTest.class.getName(),
                        server.url() + "?currentSchema=" + schema,
                        server.user(),
                        server.password())
                .inheritIO()
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        assertEquals("200", ask("SELECT count(*) FROM mailsender_part"));
    }

    /**
     * Stores and reads one.
     *
     * @param arguments URL, user and password of a database
     * @throws Exception if it is not the same
     */
    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        source.setPassword(arguments[2]);
        try (TestNode node =
                new TestNode(source, "a", Duration.ofSeconds(5)).start().awaitReign()) {
            QueueEntry entry = node.next();
            StoredMail mail =
                    new StoredMail(entry, TestNode.record(entry, "x", Optional.empty()), DeliveryState.NEW, TEXT, SIZE);
            boolean stored = node.store.insertAgain(mail);
            long sum = sum(node.store.read(entry).orElseThrow().text());
            if (!stored || sum != sum(TEXT)) {
                throw new AssertionError("stored: " + stored + ", sum: " + sum);
            }
        }
    }

    private static long sum(MailText text) throws Exception {
        CRC32 sum = new CRC32();
        try (CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), sum)) {
            text.writeTo(out);
        }
        return sum.getValue();
    }
}
