// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;

/**
 * What a sender leaves to the next one, on the steady time line of this process. Immutable.
 *
 * @param hold why the queue rests
 * @param begun when mails were begun that still count for a limit, the first one first
 * @param uncountedUntil until when mails may have been begun that nobody has counted
 */
record Succession(Optional<Hold> hold, List<Moment> begun, Optional<Moment> uncountedUntil) {

    static Succession of(Handover left, Time time) {
        return new Succession(
                left.hold().map(held -> hold(held, time)),
                left.recent().stream().map(at -> moment(at, time)).toList(),
                left.unknownUntil().map(at -> moment(at, time)));
    }

    Handover handover(Time time) {
        return new Handover(
                hold.map(held -> held(held, time)),
                begun.stream().map(time::wallAt).toList(),
                uncountedUntil.map(time::wallAt));
    }

    static HeldQueue held(Hold hold, Time time) {
        return new HeldQueue(hold.kindText(), hold.reason(), hold.probes(), time.wallAt(hold.until()));
    }

    private static Hold hold(HeldQueue held, Time time) {
        Kind kind = Kind.valueOf(held.kind().toUpperCase(Locale.ROOT));
        return new Hold(kind, held.reason(), held.probes(), moment(held.until(), time));
    }

    private static Moment moment(Instant instant, Time time) {
        return time.now().plus(Duration.between(time.wall(), instant));
    }
}
