// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;

/**
 * Dates and times as ISO 8601 writes them: moments in one zone, with its offset; what has no zone of its own without
 * any. Immutable.
 *
 * @param zone the zone of moments
 */
@SuppressWarnings("JavaUtilDate") // Others still pass it on.
record Dates(ZoneId zone) {

    /** The text of a date or time; null if it is none of those that the JDK has. */
    String text(Object value) {
        if (value instanceof Date date) {
            return ofDate(date);
        }
        if (value instanceof Calendar calendar) {
            return moment(Instant.ofEpochMilli(calendar.getTimeInMillis()));
        }
        if (value instanceof Instant instant) {
            return moment(instant);
        }
        if (value instanceof ZonedDateTime time) {
            return moment(time.toInstant());
        }
        if (value instanceof OffsetDateTime time) {
            return moment(time.toInstant());
        }
        return local(value);
    }

    private static String local(Object value) {
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        return value instanceof OffsetTime time ? DateTimeFormatter.ISO_OFFSET_TIME.format(time) : null;
    }

    /** Those of {@code java.sql} hold a moment and mean a day, or a time of day. */
    private String ofDate(Date date) {
        Instant instant = Instant.ofEpochMilli(date.getTime());
        if (is(date, "java.sql.Date")) {
            return instant.atZone(zone).toLocalDate().toString();
        }
        if (is(date, "java.sql.Time")) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(instant.atZone(zone));
        }
        return moment(instant);
    }

    /** By name, because the bundle must work without that module. */
    private static boolean is(Date date, String name) {
        for (Class<?> type = date.getClass(); type != Date.class; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private String moment(Instant instant) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
        } catch (DateTimeException e) {
            return instant.toString();
        }
    }
}
