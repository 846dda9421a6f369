// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.expiry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.mailsender.management.Expiry;

/**
 * Something that ends, as it is at one moment. Immutable.
 *
 * @param what for a person
 * @param until by the wall clock
 * @param urgent whether somebody has to do something about it
 */
public record Ending(String what, Instant until, boolean urgent) implements Expiry {

    /** Long enough for an authority, and for whoever has to ask it. */
    private static final Duration NOTICE = Duration.ofDays(14);

    /**
     * Of a certificate, which nobody renews here.
     *
     * @param what for a person
     * @param until by the wall clock
     * @param now likewise
     * @return urgent if it has ended or ends within 14 days
     */
    public static Ending ofCertificate(String what, Instant until, Instant now) {
        return new Ending(what, until, !until.isAfter(now.plus(NOTICE)));
    }

    /**
     * Says it in one sentence, without its stop.
     *
     * @param expiry what ends
     * @param now by the wall clock
     * @return names the day, in UTC, and how many whole days are left
     */
    public static String sentence(Expiry expiry, Instant now) {
        String day = expiry.until().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return expiry.until().isAfter(now)
                ? expiry.what() + " ends on " + day + ", in "
                        + Duration.between(now, expiry.until()).toDays() + " day(s)"
                : expiry.what() + " ended on " + day;
    }
}
