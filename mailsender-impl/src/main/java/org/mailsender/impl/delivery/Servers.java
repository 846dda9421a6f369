// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * Which of the configured servers takes the mails: the first that gives no trouble. One that does is remembered, so that
 * neither every mail waits for it nor an account is locked by repetition. Thread-safe.
 */
final class Servers {

    private final Time time;
    private final DoubleSupplier random;
    /** Guarded by this. */
    private final Map<TransportSettings, ServerTrouble> troubles = new HashMap<>();

    Servers(Time time, DoubleSupplier random) {
        this.time = time;
        this.random = random;
    }

    /** The one for the next mail; empty if all give trouble and none is to be tried again yet. */
    synchronized Optional<TransportSettings> choice(List<TransportSettings> all) {
        return serving(all)
                .or(() ->
                        first(all, server -> isPast(troubles.get(server).hold().until())));
    }

    /** The first that gives no trouble. */
    synchronized Optional<TransportSettings> serving(List<TransportSettings> all) {
        return first(all, this::serves);
    }

    private static Optional<TransportSettings> first(
            List<TransportSettings> all, Predicate<TransportSettings> condition) {
        return all.stream().filter(condition).findFirst();
    }

    private boolean serves(TransportSettings server) {
        return !troubles.containsKey(server) || troubles.get(server).returned();
    }

    private boolean isPast(Moment moment) {
        return !moment.isAfter(time.now());
    }

    /** Whether whoever uses a server is to leave it: it is configured no more, or one before it serves again. */
    synchronized boolean isToBeLeft(TransportSettings server, List<TransportSettings> all) {
        return !all.contains(server) || before(server, all).anyMatch(this::serves);
    }

    /** Whether another server would take the mails that this one does not. */
    synchronized boolean hasAnother(TransportSettings server, List<TransportSettings> all) {
        return all.stream().anyMatch(other -> !other.equals(server) && serves(other));
    }

    private static Stream<TransportSettings> before(TransportSettings server, List<TransportSettings> all) {
        return all.stream().takeWhile(other -> !other.equals(server));
    }

    /** It cannot be used; true if that is news. */
    synchronized boolean failed(TransportSettings server, ServerTroubleException met, RetrySettings retry) {
        ServerTrouble before = troubles.get(server);
        ServerTrouble after = ServerTrouble.after(before, met, retry, time.now(), random.getAsDouble());
        troubles.put(server, after);
        return !after.isToldBy(before);
    }

    /** A connection came about; true if there was trouble before. */
    synchronized boolean opened(TransportSettings server) {
        return troubles.computeIfPresent(server, (same, trouble) -> trouble.opened()) != null;
    }

    /**
     * It has answered to a mail. Over a connection that is older than its trouble that proves little, as long as another
     * one serves: there are servers that take no further connection.
     */
    synchronized void answered(TransportSettings server, Moment opened, List<TransportSettings> all) {
        ServerTrouble trouble = troubles.get(server);
        if (trouble != null && (opened.isAfter(trouble.since()) || serving(all).isEmpty())) {
            troubles.remove(server);
        }
    }

    /** All of them are tried afresh. */
    synchronized void forget() {
        troubles.clear();
    }

    /** Those configured no more are forgotten. */
    synchronized void keep(List<TransportSettings> all) {
        troubles.keySet().retainAll(all);
    }

    /** How they are, for people. */
    synchronized List<ServerState> states(List<TransportSettings> all) {
        Optional<TransportSettings> used = serving(all);
        List<TransportSettings> probed = absent(all).toList();
        List<ServerState> states = new ArrayList<>();
        for (TransportSettings server : all) {
            ServerTrouble trouble = troubles.get(server);
            if (serves(server)) {
                states.add(new ServerState(server.server(), used.get().equals(server), "", Optional.empty()));
            } else {
                Optional<Moment> next = used.isEmpty()
                        ? Optional.of(trouble.hold().until())
                        : Optional.of(trouble.probe()).filter(at -> probed.contains(server));
                states.add(
                        new ServerState(server.server(), false, trouble.hold().reason(), next));
            }
        }
        return states;
    }

    /** Those before the one in use whose time has come. */
    synchronized List<TransportSettings> toProbe(List<TransportSettings> all) {
        return absent(all)
                .filter(server -> isPast(troubles.get(server).probe()))
                .toList();
    }

    /** When the first of those before the one in use is to be tried again. */
    synchronized Optional<Moment> nextProbe(List<TransportSettings> all) {
        return absent(all).map(server -> troubles.get(server).probe()).min(Moment::compareTo);
    }

    private Stream<TransportSettings> absent(List<TransportSettings> all) {
        return serving(all).map(server -> before(server, all)).orElse(Stream.empty());
    }

    /**
     * Why no server at all can be used, and when the next one is tried; together with those that only could not be
     * reached, because that costs nothing.
     */
    synchronized Hold hold(List<TransportSettings> all) {
        List<Hold> holds =
                all.stream().map(server -> troubles.get(server).hold()).toList();
        Moment until = holds.stream().map(Hold::until).min(Moment::compareTo).orElseThrow();
        all.stream()
                .filter(server -> troubles.get(server).hold().kind() == Kind.UNREACHABLE)
                .forEach(server -> troubles.computeIfPresent(server, (same, trouble) -> trouble.heldUntil(until)));
        Kind worst =
                holds.stream().map(Hold::kind).max(Comparator.naturalOrder()).orElseThrow();
        int probes = holds.stream().mapToInt(Hold::probes).max().orElseThrow();
        return new Hold(worst, reason(all), probes, until);
    }

    private String reason(List<TransportSettings> all) {
        if (all.size() == 1) {
            return troubles.get(all.get(0)).hold().reason();
        }
        List<String> reasons = new ArrayList<>();
        for (TransportSettings server : all) {
            reasons.add("(" + (reasons.size() + 1) + ") "
                    + named(server, troubles.get(server).hold().reason()));
        }
        return "none of the " + all.size() + " servers can be used: " + String.join(" ", reasons);
    }

    /** A reason that says of which server it is. */
    static String named(TransportSettings server, String reason) {
        return reason.contains(server.server()) ? reason : server.server() + ": " + reason;
    }
}
