// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.threads.Moment;

/**
 * Why, and until when, the queue rests as a whole: held because the server cannot be used, or resting for a moment
 * because something of ours is short. Not thread-safe.
 */
final class QueueRest {

    /** Between two looks at whether trouble of our own has passed. */
    private static final Duration SHORTAGE = Duration.ofSeconds(1);

    private final Outcomes outcomes;
    private final DeliveryServices services;
    private final IntSupplier queued;

    private Hold hold;
    private TransportSettings heldTransport;
    private Moment heldSince = Moment.FIRST;
    private Moment shortUntil = Moment.FIRST;

    QueueRest(Outcomes outcomes, DeliveryServices services, IntSupplier queued) {
        this.outcomes = outcomes;
        this.services = services;
        this.queued = queued;
    }

    Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    /** Why no attempt is to be made at present; empty if the time has come for one. */
    Optional<Hold> holdInForce() {
        return hold().filter(held -> held.until().isAfter(services.time().now()));
    }

    /** No connection came about; unless the transport was changed meanwhile, the queue is held. */
    Optional<Hold> hold(ServerTroubleException trouble, TransportSettings tried, Settings settings) {
        if (!tried.equals(settings.transport())) {
            return Optional.empty();
        }
        Moment now = services.time().now();
        Hold previous = hold;
        hold = Hold.after(
                previous,
                trouble.kind(),
                trouble.getMessage(),
                settings.delivery().retry(),
                now,
                services.random().getAsDouble());
        heldTransport = tried;
        heldSince = previous == null ? now : heldSince;
        if (previous == null || !previous.reason().equals(hold.reason())) {
            outcomes.held(hold, services.time().wallAt(hold.until()), queued.getAsInt());
        }
        return Optional.of(hold);
    }

    /** Something of ours is short: nobody is to blame. */
    void rest() {
        shortUntil = services.time().now().plus(SHORTAGE);
    }

    /** Whether runs may begin; those of an instance that never retries do, to give up what comes meanwhile. */
    boolean allowsRuns(Settings settings) {
        boolean held = holdInForce().isPresent() && settings.delivery().retry().isAllowed();
        return !held && !shortUntil.isAfter(services.time().now());
    }

    /** When it ends, if nothing ends it before. */
    Optional<Moment> end() {
        Moment now = services.time().now();
        return Stream.of(hold().map(Hold::until), Optional.of(shortUntil))
                .flatMap(Optional::stream)
                .filter(until -> until.isAfter(now))
                .min(Moment::compareTo);
    }

    /** A changed transport is tried at once: whatever held the queue may be mended. */
    void releaseIfChanged(TransportSettings present) {
        if (hold != null && !heldTransport.equals(present)) {
            release();
        }
    }

    /** True if there was a hold. */
    boolean release() {
        boolean held = hold != null;
        hold = null;
        if (held) {
            outcomes.resumed(heldSince.until(services.time().now()), queued.getAsInt());
        }
        return held;
    }
}
