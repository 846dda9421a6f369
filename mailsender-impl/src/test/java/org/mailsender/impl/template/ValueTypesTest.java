// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailsender.Attachment;

/** What stands in a mail for a value of any type that events carry. */
class ValueTypesTest {

    /** A moment at which Zurich has summer time. */
    private static final Instant SUMMER = Instant.parse("2026-07-01T22:30:00Z");

    static Stream<Arguments> values() {
        return Stream.of(numbers(), dates(), others()).flatMap(Arrays::stream);
    }

    private static Arguments[] numbers() {
        return new Arguments[] {
            Arguments.of(1234567, "1234567"),
            Arguments.of(-1L, "-1"),
            Arguments.of(1234567.5, "1234567.5"),
            Arguments.of(1.0e10, "10000000000"),
            Arguments.of(1.5e-7f, "0.00000015"),
            Arguments.of(Double.NaN, "NaN"),
            Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity"),
            Arguments.of(new BigDecimal("1E+3"), "1000"),
            Arguments.of(new BigDecimal("1234567.50"), "1234567.50"),
            Arguments.of(new BigDecimal("1E+1000000000"), "1E+1000000000"),
            Arguments.of(BigInteger.TEN.pow(20), "100000000000000000000"),
            Arguments.of(new AtomicInteger(7), "7")
        };
    }

    @SuppressWarnings("JavaUtilDate") // Others still pass it on.
    private static Arguments[] dates() {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(SUMMER.toEpochMilli());
        return new Arguments[] {
            Arguments.of(Date.from(SUMMER), "2026-07-02T00:30:00+02:00"),
            Arguments.of(new java.sql.Timestamp(SUMMER.toEpochMilli() + 7), "2026-07-02T00:30:00.007+02:00"),
            Arguments.of(new java.sql.Date(SUMMER.toEpochMilli()), "2026-07-02"),
            Arguments.of(new java.sql.Time(SUMMER.toEpochMilli()), "00:30:00"),
            Arguments.of(calendar, "2026-07-02T00:30:00+02:00"),
            Arguments.of(SUMMER, "2026-07-02T00:30:00+02:00"),
            Arguments.of(Instant.MAX, Instant.MAX.toString()),
            Arguments.of(OffsetDateTime.ofInstant(SUMMER, ZoneOffset.UTC), "2026-07-02T00:30:00+02:00"),
            Arguments.of(ZonedDateTime.ofInstant(SUMMER, Filling.ZONE), "2026-07-02T00:30:00+02:00"),
            Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
            Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02"),
            Arguments.of(LocalTime.of(3, 4), "03:04:00"),
            Arguments.of(OffsetTime.of(3, 4, 0, 0, ZoneOffset.UTC), "03:04:00Z"),
            Arguments.of(Duration.ofMinutes(90), "PT1H30M"),
            Arguments.of(Year.of(2026), "2026")
        };
    }

    private static Arguments[] others() {
        UUID id = UUID.fromString("8f0c6a1e-0000-4000-8000-000000000001");
        return new Arguments[] {
            Arguments.of("text", "text"),
            Arguments.of(CharBuffer.wrap("text"), "text"),
            Arguments.of('c', "c"),
            Arguments.of(true, "true"),
            Arguments.of(false, "false"),
            Arguments.of(id, id.toString()),
            Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
            Arguments.of(Optional.of(3), "3"),
            Arguments.of(Optional.empty(), ""),
            Arguments.of(new File("/a/b.csv"), "/a/b.csv"),
            Arguments.of(Path.of("/a/b.csv"), "/a/b.csv"),
            Arguments.of(Attachment.of("b.csv", "text/csv", new byte[] {1}), "b.csv"),
            Arguments.of(new byte[] {1, 2}, ""),
            Arguments.of("ab".toCharArray(), "ab"),
            Arguments.of(new int[] {1, 2}, "1, 2"),
            Arguments.of(new String[] {"a", null, "b"}, "a, , b"),
            Arguments.of(List.of(1.5, SUMMER), "1.5, 2026-07-02T00:30:00+02:00"),
            Arguments.of(List.of(List.of("a", "b"), "c"), "a, b, c"),
            Arguments.of(Map.of("a", 1), "a=1")
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsWrittenAsPeopleExpectWhateverTheLocale(Object value, String text) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(text, Filling.with("v", value).text("{{v}}"));
            assertEquals(text, Filling.with("v", value).text("{{#properties}}{{value}}{{/properties}}"));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Somebody's own class, with an accessor that a library would call. */
    public static final class Bean {

        public final String field = "secret";

        public String getName() {
            return "called";
        }

        public String name() {
            return "called";
        }

        @Override
        public String toString() {
            return "a bean";
        }
    }

    @Test
    void ofAForeignObjectNothingIsCalledButToString() {
        Filling filling = Filling.with("bean", new Bean());

        assertEquals("a bean", filling.text("{{bean}}"));
        assertEquals("|", filling.text("{{bean.field}}|{{bean.getName}}"));
        assertEquals("[]", filling.text("{{#bean}}[{{field}}{{getName}}{{class}}]{{/bean}}"));
    }

    @Test
    void aForeignObjectThatThrowsRefusesItsProperty() {
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("password=secret");
            }
        };

        String sentence = Filling.with("row", bad).refusal("{{row}}");

        assertEquals(
                "row: its value cannot be read, because that ends in a java.lang.IllegalStateException; pass a String.",
                sentence);
        assertEquals("fine", Filling.with("row", bad).text("fine"));
    }

    @Test
    void whatHoldsItselfIsRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<String, Object> map = new HashMap<>();
        map.put("map", map);
        Object[] array = new Object[1];
        array[0] = array;

        for (Object value : List.<Object>of(list, map, array)) {
            assertTrue(
                    Filling.with("v", value).refusal("{{v}}").startsWith("v: its value is nested more than 20 deep"));
        }
    }
}
