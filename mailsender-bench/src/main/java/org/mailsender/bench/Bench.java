// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailsender.bench.kernel.Strace;
import org.mailsender.bench.peer.Peer;
import org.mailsender.bench.peer.Peers;
import org.mailsender.bench.report.Chart;
import org.mailsender.bench.report.Comparison;
import org.mailsender.bench.report.Noise;
import org.mailsender.bench.report.Result;
import org.mailsender.bench.report.Targets;
import org.mailsender.bench.sink.SinkProcess;

/**
 * Compares MailSender with what users would pick instead: the same mails, the same sink, one run, the peers in turn in
 * each round. Only ratios mean anything, and the quartiles say how much.
 */
public final class Bench {

    /**
     * Seconds in which a peer that is new to this JVM is warmed up, twice; shorter, the JIT compiler is measured instead,
     * most where most code takes part.
     */
    private static final double FIRST_WARM_UP = 12;

    /** Seconds for one that has sent before, twice. */
    private static final double WARM_UP = 2.5;

    private final int rounds = Integer.getInteger("bench.rounds", 7);
    private final double seconds = Double.parseDouble(System.getProperty("bench.seconds", "0.6"));
    private final Pattern scenarios = pattern("bench.scenarios");
    private final Pattern peers = pattern("bench.peers");
    private final Noise noise = new Noise();
    private final Optional<Strace> strace = strace();
    private final Map<String, String> about = new LinkedHashMap<>();
    private final SinkProcess sink;
    private final Map<String, Peer.Maker> makers;

    private Bench(SinkProcess sink, FelixContainer felix) {
        this.sink = sink;
        this.makers = Peers.all(felix);
    }

    private static Pattern pattern(String property) {
        return Pattern.compile(System.getProperty(property, ".*"));
    }

    private static Optional<Strace> strace() {
        try {
            return Optional.of(new Strace());
        } catch (IOException e) {
            System.out.println("System calls are left out: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /**
     * Runs the comparison and prints it.
     *
     * @param args none
     * @throws Exception if it cannot be done at all
     */
    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of(System.getProperty("bench.work")));
        Path key = Certificates.create(work);
        try (SinkProcess sink = new SinkProcess(key, Scenarios.ROUND_TRIPS);
                FelixContainer felix = new FelixContainer(work.resolve("felix"))) {
            new Bench(sink, felix).run(work);
        }
        // Some of the peers leave threads behind.
        System.exit(0);
    }

    private void run(Path work) throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        StringBuilder report = new StringBuilder();
        for (Scenario scenario : Scenarios.all(work)) {
            if (scenarios.matcher(scenario.name()).find()) {
                Comparison comparison = compare(scenario);
                comparisons.add(comparison);
                report.append(comparison.table()).append('\n');
                System.out.println(comparison.table());
            }
        }
        if (comparisons.isEmpty()) {
            System.out.println("No scenario of the comparison was wanted.");
            return;
        }
        String end = Targets.table(comparisons) + "\n" + peers() + "\n" + noise + "\n";
        report.append(end);
        System.out.println(end);
        Files.writeString(work.resolve("comparison.md"), report);
        Files.writeString(work.resolve("comparison.svg"), Chart.of(comparisons));
        System.out.println("Written to " + work.resolve("comparison.md") + " and comparison.svg");
    }

    private String peers() {
        StringBuilder table = new StringBuilder("| sender | version and settings |\n|---|---|\n");
        about.forEach((peer, text) ->
                table.append("| ").append(peer).append(" | ").append(text).append(" |\n"));
        return table.toString();
    }

    private Comparison compare(Scenario scenario) throws Exception {
        Map<String, String> absent = new LinkedHashMap<>();
        List<Round> taking = new ArrayList<>();
        for (Map.Entry<String, Peer.Maker> maker : makers.entrySet()) {
            if (maker.getKey().equals(Peers.OURS)
                    || peers.matcher(maker.getKey()).find()) {
                prepare(maker, scenario, taking, absent);
            }
        }
        // What all share in the JDK is compiled anew when another peer uses it otherwise: each is warmed up again.
        inTurn(round -> round.warmUp(seconds, leastWarmUp(round)), taking, absent);
        for (int i = 0; i < rounds; i++) {
            noise.sample();
            inTurn(Round::run, taking, absent);
        }
        if (strace.isPresent()) {
            for (Round round : taking) {
                countCalls(round);
            }
        }
        taking.forEach(round -> about.put(round.result().peer(), round.about()));
        List<Result> results = taking.stream().map(Round::result).toList();
        taking.forEach(Round::close);
        return new Comparison(scenario.name(), results, absent);
    }

    private double leastWarmUp(Round round) {
        return about.containsKey(round.result().peer()) ? WARM_UP : FIRST_WARM_UP;
    }

    /** Who cannot be counted has been measured all the same. */
    private void countCalls(Round round) {
        try {
            round.countCalls(strace.orElseThrow());
        } catch (Exception e) {
            System.out.println("System calls of " + round.result().peer() + " are left out: " + e.getMessage());
        }
    }

    /** What a peer does in a round. */
    private interface Step {
        void run(Round round) throws Exception;
    }

    private static void inTurn(Step step, List<Round> taking, Map<String, String> absent) {
        for (Round round : List.copyOf(taking)) {
            try {
                step.run(round);
            } catch (Exception e) {
                absent.put(round.result().peer(), String.valueOf(e.getMessage()));
                taking.remove(round);
                round.close();
            }
        }
    }

    private void prepare(
            Map.Entry<String, Peer.Maker> maker, Scenario scenario, List<Round> taking, Map<String, String> absent) {
        try {
            Peer peer = maker.getValue().open(scenario, sink.port(scenario.way().roundTripMillis()));
            Round round = new Round(maker.getKey(), peer, sink, scenario.way());
            round.warmUp(seconds, leastWarmUp(round));
            taking.add(round);
        } catch (Exception e) {
            absent.put(maker.getKey(), String.valueOf(e.getMessage()));
        }
    }
}
