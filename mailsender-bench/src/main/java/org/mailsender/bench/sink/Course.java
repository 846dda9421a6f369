// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * In which flights a client sent what led to a mail, as the server sees them: "greeting|EHLO|MAIL,RCPT,DATA|text". It
 * means something where the way is long, for a flight ends where the server waits longer than a client computes. Not
 * thread-safe.
 */
final class Course {

    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<String> flights = new ArrayList<>();
    private boolean ended = true;

    /** The client sent this. */
    void add(String command) {
        if (ended) {
            flights.add(command);
        } else {
            int last = flights.size() - 1;
            flights.set(last, flights.get(last) + "," + command);
        }
        ended = false;
    }

    /** The server has waited that long for octets. */
    void waited(long nanos) {
        ended |= nanos >= LONG_NANOS;
    }

    /** What comes next, the client can only send when it has the answer. */
    void end() {
        ended = true;
    }

    /** What led to the mail that was taken now; the next one begins. */
    String take() {
        String course = String.join("|", flights);
        flights.clear();
        ended = true;
        return course;
    }
}
