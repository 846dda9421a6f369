// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CourseTest {

    private static final long ROUND_TRIP = 20_000_000;
    private static final long NEXT_RECORD = 50_000;

    private final Course course = new Course();

    @Test
    void whatComesWithoutAWaitIsOneFlight() {
        course.add("MAIL");
        course.waited(NEXT_RECORD);
        course.add("RCPT");
        course.add("DATA");
        course.waited(ROUND_TRIP);
        course.add("text");
        assertEquals("MAIL,RCPT,DATA|text", course.take());
    }

    @Test
    void whatCannotComeBeforeAnAnswerIsAFlightOfItsOwn() {
        course.add("greeting");
        course.end();
        course.add("EHLO");
        assertEquals("greeting|EHLO", course.take());
    }

    @Test
    void theNextMailBeginsAnew() {
        course.add("text");
        course.take();
        course.add("MAIL");
        assertEquals("MAIL", course.take());
    }
}
