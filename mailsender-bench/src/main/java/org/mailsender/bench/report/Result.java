// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailsender.bench.kernel.SystemCalls;

/** What one peer did in one scenario, round by round. */
public final class Result {

    private final String peer;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> roundTrips = new ArrayList<>();
    private final List<Double> cpuMillis = new ArrayList<>();
    private Optional<SystemCalls> systemCalls = Optional.empty();

    /**
     * An empty one.
     *
     * @param peer whose
     */
    public Result(String peer) {
        this.peer = peer;
    }

    /**
     * Adds a round.
     *
     * @param rate mails in a second
     * @param trips round trips waited for each mail, as the sink counted
     * @param cpu milliseconds of the sending process for each mail
     */
    public void add(double rate, double trips, double cpu) {
        rates.add(rate);
        roundTrips.add(trips);
        cpuMillis.add(cpu);
    }

    /**
     * Adds what was counted beside the rounds.
     *
     * @param calls of some mails
     */
    public void add(SystemCalls calls) {
        systemCalls = Optional.of(calls);
    }

    /**
     * System calls.
     *
     * @return empty if they could not be counted
     */
    public Optional<SystemCalls> systemCalls() {
        return systemCalls;
    }

    /**
     * Whose result this is.
     *
     * @return its name
     */
    public String peer() {
        return peer;
    }

    /**
     * Mails in a second.
     *
     * @return over the rounds
     */
    public Quartiles rate() {
        return Quartiles.of(rates);
    }

    /**
     * Round trips waited for each mail.
     *
     * @return over the rounds
     */
    public Quartiles roundTrips() {
        return Quartiles.of(roundTrips);
    }

    /**
     * Processor time of the sending process for each mail, in milliseconds.
     *
     * @return over the rounds
     */
    public Quartiles cpuMillis() {
        return Quartiles.of(cpuMillis);
    }

    /**
     * How many times as fast as another this is, each round with its own.
     *
     * @param other the other
     * @return over the rounds
     */
    public Quartiles times(Result other) {
        return Quartiles.of(IntStream.range(0, Math.min(rates.size(), other.rates.size()))
                .mapToObj(round -> rates.get(round) / other.rates.get(round))
                .toList());
    }
}
