// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Times english = times(Locale.ENGLISH);
    private final Times german = times(Locale.GERMAN);

    private static Times times(Locale locale) {
        return new Times(new Texts(locale), NOW, ZoneId.of("Europe/Berlin"));
    }

    private static Instant ago(Duration duration) {
        return NOW.minus(duration);
    }

    @Test
    void timesAreToldAsPeopleSayThem() {
        assertEquals("just now", english.relative(ago(Duration.ofSeconds(2))));
        assertEquals("59 s ago", english.relative(ago(Duration.ofSeconds(59))));
        assertEquals("in 1 min", english.relative(ago(Duration.ofSeconds(-61))));
        assertEquals("vor 47 h", german.relative(ago(Duration.ofHours(47))));
        assertEquals("vor 2 Tagen", german.relative(ago(Duration.ofHours(49))));
        assertEquals("in 3 days", english.relative(ago(Duration.ofDays(-3))));
    }

    @Test
    void theExactTimeNamesItsZone() {
        assertEquals("2026-11-28 13:00:00 CET", english.exact(NOW));
        assertEquals("2026-11-28 13:00:00 MEZ", german.exact(NOW));
        assertEquals("Europe/Berlin (UTC+01:00)", german.zone());
        assertEquals("UTC (UTC)", new Times(new Texts(Locale.ENGLISH), NOW, ZoneId.of("UTC")).zone());
    }
}
