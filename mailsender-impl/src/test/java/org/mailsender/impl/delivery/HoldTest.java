// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;

/** When a server that cannot be used is probed again. */
class HoldTest {

    private static final RetrySettings SETTINGS =
            new RetrySettings(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofDays(2));
    private static final Moment NOW = new Moment(0);

    @Test
    void refusedCredentialsAreProbedAtTheSlowestPace() {
        Hold hold = Hold.after(null, Kind.AUTHENTICATION, "no", SETTINGS, NOW, 0);

        assertEquals(NOW.plus(Duration.ofMinutes(30)), hold.until());
    }

    @Test
    void anUnreachableServerIsProbedMoreAndMoreRarely() {
        Hold first = Hold.after(null, Kind.UNREACHABLE, "down", SETTINGS, NOW, 0);
        Hold second = Hold.after(first, Kind.UNREACHABLE, "down", SETTINGS, first.until(), 0);

        assertEquals(NOW.plus(Duration.ofSeconds(30)), first.until());
        assertEquals(NOW.plus(Duration.ofSeconds(90)), second.until());
    }

    @Test
    void troubleOfAnotherKindBeginsAnew() {
        Hold first = Hold.after(null, Kind.TLS, "expired", SETTINGS, NOW, 0);
        Hold second = Hold.after(first, Kind.UNREACHABLE, "down", SETTINGS, NOW, 0);

        assertEquals(1, second.probes());
        assertEquals(NOW.plus(Duration.ofSeconds(30)), second.until());
    }
}
