// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.testing.MovableTime;

/** How we introduce ourselves, and what it costs. */
class EhloNameTest {

    private static final InetAddress LOCAL = address(192, 0, 2, 1);

    private final MovableTime time = new MovableTime();

    @Test
    void ourFullNameIsAskedForOnceInTenMinutes() {
        AtomicInteger asked = new AtomicInteger();
        EhloName name = new EhloName(() -> "host" + asked.incrementAndGet() + ".example", Runnable::run, time);

        assertEquals("host1.example", name.from(LOCAL));
        time.pass(Duration.ofMinutes(9));
        assertEquals("host1.example", name.from(LOCAL));
        time.pass(Duration.ofMinutes(2));
        assertEquals("host2.example", name.from(LOCAL));
    }

    /** The lookup never answers: only who asks in the first second waits. */
    @Test
    void aSilentDnsHoldsUpTheFirstConnectionOnly() {
        Deque<Runnable> lookups = new ArrayDeque<>();
        EhloName name = new EhloName(() -> "late.example", lookups::add, time);
        assertEquals("[192.0.2.1]", name.from(LOCAL));
        time.pass(Duration.ofSeconds(2));

        for (int i = 0; i < 1000; i++) {
            assertEquals("[192.0.2.1]", name.from(LOCAL));
        }
        assertEquals(1, lookups.size());
        lookups.poll().run();

        assertEquals("late.example", name.from(LOCAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost.localdomain", "single", "192.0.2.7", "under_score.example"})
    void whatIsNoFullNameIsNotUsed(String found) {
        assertEquals("[192.0.2.1]", new EhloName(() -> found, Runnable::run, time).from(LOCAL));
    }

    @Test
    void anAddressLiteralHasItsBrackets() {
        assertEquals("[192.0.2.1]", EhloName.literal(LOCAL));
        assertEquals(
                "[IPv6:0:0:0:0:0:0:0:1]", EhloName.literal(address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)));
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
