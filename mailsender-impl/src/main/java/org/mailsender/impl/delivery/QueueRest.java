// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.threads.Moment;

/**
 * Why, and until when, the queue rests as a whole: held because no server can be used, or resting for a moment
 * because something of ours is short. Not thread-safe.
 */
final class QueueRest {

    /** Between two looks at whether trouble of our own has passed. */
    private static final Duration SHORTAGE = Duration.ofSeconds(1);

    private final Outcomes outcomes;
    private final DeliveryServices services;
    private final Servers servers;
    private final IntSupplier queued;
    private final Consumer<Optional<Hold>> keeper;

    private Hold hold;
    private List<TransportSettings> heldServers = List.of();
    private Moment heldSince = Moment.FIRST;
    private Moment shortUntil = Moment.FIRST;

    QueueRest(
            Outcomes outcomes,
            DeliveryServices services,
            Servers servers,
            IntSupplier queued,
            Consumer<Optional<Hold>> keeper) {
        this.outcomes = outcomes;
        this.services = services;
        this.servers = servers;
        this.queued = queued;
        this.keeper = keeper;
    }

    Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    /** Why no attempt is to be made at present; empty if the time has come for one. */
    Optional<Hold> holdInForce() {
        return hold().filter(held -> held.until().isAfter(services.time().now()));
    }

    /** The server for the next mail; empty if none is to be tried now, and the queue is held. */
    Optional<TransportSettings> server(Settings settings) {
        Optional<TransportSettings> choice = servers.choice(settings.servers());
        if (choice.isEmpty()) {
            hold(settings);
        }
        return choice;
    }

    /** A server cannot be used. Empty if another one, or another configuration, is to be tried at once. */
    Optional<Hold> hold(ServerTroubleException trouble, TransportSettings tried, Settings settings) {
        List<TransportSettings> all = settings.servers();
        if (!all.contains(tried)) {
            return Optional.empty();
        }
        boolean news = servers.failed(tried, trouble, settings.delivery().retry());
        if (servers.choice(all).isEmpty()) {
            return Optional.of(hold(settings));
        }
        if (news) {
            String reason = Servers.named(tried, trouble.getMessage());
            servers.serving(all).ifPresent(other -> outcomes.tookOver(other.server(), reason));
        }
        return Optional.empty();
    }

    /** No server can be used: the queue is held. */
    private Hold hold(Settings settings) {
        Hold previous = hold;
        hold = servers.hold(settings.servers());
        heldServers = settings.servers();
        keeper.accept(hold());
        if (previous == null) {
            heldSince = services.time().now();
        }
        if (previous == null || !previous.reason().equals(hold.reason())) {
            outcomes.held(hold, services.time().wallAt(hold.until()), queued.getAsInt());
        }
        return hold;
    }

    /** Goes on with what another sender has left, and told. */
    void restore(Optional<Hold> left, List<TransportSettings> present) {
        hold = left.orElse(null);
        heldServers = present;
        heldSince = services.time().now();
    }

    /** A server can be used again: it is tried at once. */
    void end() {
        if (hold != null) {
            hold = hold.ending(services.time().now());
        }
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

    /** Whether nothing keeps mails from being sent at once. */
    boolean isOver() {
        return hold().isEmpty() && !shortUntil.isAfter(services.time().now());
    }

    /** When it ends, if nothing ends it before. */
    Optional<Moment> ending() {
        Moment now = services.time().now();
        return Stream.of(hold().map(Hold::until), Optional.of(shortUntil))
                .flatMap(Optional::stream)
                .filter(until -> until.isAfter(now))
                .min(Moment::compareTo);
    }

    /** A changed transport is tried at once: whatever held the queue may be mended. */
    void releaseIfChanged(List<TransportSettings> present) {
        servers.keep(present);
        if (hold != null && !heldServers.equals(present)) {
            servers.forget();
            release();
        }
    }

    /** True if there was a hold. */
    boolean release() {
        boolean held = hold != null;
        hold = null;
        if (held) {
            keeper.accept(hold());
            outcomes.resumed(heldSince.until(services.time().now()), queued.getAsInt());
        }
        return held;
    }
}
