// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.threads.Moment;
import org.mailsender.management.Expiry;
import org.mailsender.management.MailKind;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;

/** What JMX shows of an instance, and does with its mails. */
class ManagementBeanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:05Z");

    private record Step(Instant from, long done, long failed, long deferred) implements Traffic {}

    private record End(String what, Instant until, boolean urgent) implements Expiry {}

    /** One mail Done in each step, two Failed in the last minute. */
    private static Glance glance(Duration begun) {
        int steps = TrafficWindow.QUARTER_HOUR.steps();
        List<Traffic> traffic = new ArrayList<>();
        for (int before = steps - 1; before >= 0; before--) {
            traffic.add(new Step(NOW.minus(begun).minusSeconds(10L * before), 1, before < 2 ? 1 : 0, 0));
        }
        return new Glance(new Moment(0), NOW, null, traffic, List.of());
    }

    @ParameterizedTest
    @CsvSource({"1, 6.545", "5, 6.101", "15, 6.033"})
    void ratesGoByWhatHasPassedOfTheLastStep(int minutes, double perMinute) {
        assertEquals(perMinute, glance(Duration.ofSeconds(5)).perMinute(minutes, Traffic::done), 0.001);
    }

    @Test
    void ratesTellTheLastMinutesOnly() {
        Glance glance = glance(Duration.ofSeconds(10));

        assertEquals(2, glance.perMinute(1, Traffic::failed));
        assertEquals(0.4, glance.perMinute(5, Traffic::failed));
        assertEquals(0, glance.perMinute(15, Traffic::deferred));
    }

    @ParameterizedTest
    @CsvSource({"-7200, 7.2", "7200, 6.0"})
    void aWallClockThatIsSetBendsNoRateByMoreThanAStep(long seconds, double perMinute) {
        assertEquals(perMinute, glance(Duration.ofSeconds(seconds)).perMinute(1, Traffic::done));
    }

    @Test
    void whatIsRenewedByItselfIsNoExpiry() {
        End token = new End("the access token", NOW.plus(Duration.ofMinutes(50)), false);
        End soon = new End("the certificate of a:25", NOW.plus(Duration.ofHours(36)), true);
        End late = new End("the certificate of b:25", NOW.plus(Duration.ofDays(90)), false);

        assertEquals(1.5, new Expiries(List.of(token, soon, late), NOW).days());
        assertEquals(
                "the certificate of a:25 ends at 2026-11-24T00:00:05Z",
                new Expiries(List.of(late, soon), NOW).sentence());
        assertEquals(90, new Expiries(List.of(token, late), NOW).days());
        assertEquals(Double.NaN, new Expiries(List.of(token), NOW).days());
        assertEquals("", new Expiries(List.of(), NOW).sentence());
    }

    @Test
    void anOperationTakesAnIdOrAScope() throws Exception {
        List<String> done = new ArrayList<>();
        MailAction action = new MailAction(
                id -> {
                    done.add(id);
                    return id.equals("0ixb8ys2k1a");
                },
                (kind, goOn) -> {
                    done.add(kind.name());
                    return kind == MailKind.QUEUED ? 3 : 4;
                });

        assertEquals(3, action.on("queued"));
        assertEquals(4, action.on("Failed"));
        assertEquals(7, action.on("all"));
        assertEquals(1, action.on(" 0ixb8ys2k1a "));
        assertEquals(List.of("QUEUED", "FAILED", "QUEUED", "FAILED", "0ixb8ys2k1a"), done);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> action.on("everything"))
                .getMessage()
                .startsWith("'everything' is neither"));
    }

    @Test
    void aConsoleShowsWordsForEverything() throws Exception {
        Runnable instance = ManagementBean.register("described", null, null);
        Runnable configurations = ConfigurationsBean.register(List::of);
        try {
            describe("type=MailSender,instance=described");
            describe("type=Configurations");
        } finally {
            instance.run();
            configurations.run();
        }
    }

    private static void describe(String name) throws Exception {
        MBeanInfo info =
                ManagementFactory.getPlatformMBeanServer().getMBeanInfo(new ObjectName("org.mailsender:" + name));
        assertTrue(info.getDescription().endsWith("."), info.getDescription());
        Stream.of(
                        Arrays.stream(info.getAttributes()),
                        Arrays.stream(info.getOperations()),
                        Arrays.stream(info.getOperations()).flatMap(one -> Arrays.stream(one.getSignature())))
                .flatMap(features -> features)
                .map(MBeanFeatureInfo.class::cast)
                .forEach(feature -> {
                    assertTrue(feature.getDescription().endsWith("."), feature::toString);
                    assertFalse(feature.getName().matches("p\\d+|"), feature::toString);
                });
    }
}
