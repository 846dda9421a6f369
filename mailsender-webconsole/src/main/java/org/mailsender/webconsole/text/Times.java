// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;

/** Times as people say them, and exactly, at one moment and in the zone of the server's log. Immutable. */
public final class Times {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Texts texts;
    private final Instant now;
    private final ZoneId zone;

    public Times(Texts texts, Instant now, ZoneId zone) {
        this.texts = texts;
        this.now = now;
        this.zone = zone;
    }

    public Instant now() {
        return now;
    }

    /** For example "3 min ago" or "in 2 h". */
    public String relative(Instant instant) {
        Duration distance = Duration.between(instant, now);
        long seconds = Math.abs(distance.toSeconds());
        if (seconds < 5) {
            return texts.of("time.now");
        }
        return texts.of(distance.isNegative() ? "time.in" : "time.ago", length(seconds));
    }

    private String length(long seconds) {
        if (seconds < 60) {
            return texts.of("time.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.of("time.minutes", seconds / 60);
        }
        return seconds < 48 * 3600
                ? texts.of("time.hours", seconds / 3600)
                : texts.of("time.days", seconds / (24 * 3600));
    }

    public String exact(Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        return EXACT.format(time) + " "
                + DateTimeFormatter.ofPattern("z", texts.locale()).format(time);
    }

    /** Hours and minutes. */
    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(zone));
    }

    /** For example "Europe/Berlin (UTC+01:00)". */
    public String zone() {
        String offset = zone.getRules().getOffset(now).getId();
        String name = zone.getId().length() > 1 ? zone.getId() : zone.getDisplayName(TextStyle.FULL, texts.locale());
        return name + " (UTC" + (offset.equals("Z") ? "" : offset) + ")";
    }
}
