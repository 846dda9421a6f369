// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.Locale;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;

/**
 * The whole queue rests, because no mail can be sent at present. Immutable.
 *
 * @param kind what kind of trouble
 * @param reason cause and remedy
 * @param probes failed probes so far, at least 1
 * @param until when the next probe is due
 */
public record Hold(Kind kind, String reason, int probes, Moment until) {

    /**
     * What kind of trouble, as events name it.
     *
     * @return {@code unreachable}, {@code tls} or {@code authentication}
     */
    public String kindText() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The same, with another end. */
    Hold ending(Moment end) {
        return new Hold(kind, reason, probes, end);
    }

    /**
     * After a failed attempt to open a connection. An unreachable server is probed at the pace of retries; refused
     * credentials and failed encryption at the slowest pace, so that no account is locked by repetition.
     */
    static Hold after(Hold previous, Kind kind, String reason, RetrySettings retry, Moment now, double random) {
        int probes = previous != null && previous.kind == kind ? previous.probes + 1 : 1;
        Duration pause = kind == Kind.UNREACHABLE ? RetryPolicy.delay(retry, probes, random) : retry.longestDelay();
        return new Hold(kind, reason, probes, now.plus(pause));
    }
}
