// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.Way;
import org.mailsender.bench.peer.Peer;
import org.mailsender.bench.peer.Peers;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** One mail after a long pause, as an alert is: connect, STARTTLS, AUTH and all, 20 ms away; what the peers need. */
final class ColdMail implements Goals.Goal {

    private static final int ROUND_TRIP_MILLIS = 20;
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 15;

    private final Pattern wanted = Pattern.compile(System.getProperty("bench.peers", "."));

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Scenario scenario = new Scenario(
                "cold mail",
                Scenarios.text(1024),
                null,
                1,
                Way.LOOPBACK.encrypted().authenticated().delayed(ROUND_TRIP_MILLIS));
        List<ColdPeer> taking = new ArrayList<>();
        List<String> lines = new ArrayList<>(
                List.of("| sender | round trips | ms from the event to 250 | what they are |", "|---|---:|---:|---|"));
        List<String> absent = new ArrayList<>();
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"))) {
            for (Map.Entry<String, Peer.Maker> maker : Peers.all(felix).entrySet()) {
                // A single mail has no use for several threads or connections.
                if (!maker.getKey().contains(", 4 ")
                        && wanted.matcher(maker.getKey()).find()) {
                    try {
                        Peer peer = maker.getValue().open(scenario, sink.port(ROUND_TRIP_MILLIS));
                        peer.rest();
                        taking.add(new ColdPeer(maker.getKey(), peer, sink, ROUND_TRIP_MILLIS));
                    } catch (Exception e) {
                        absent.add("Left out: " + maker.getKey() + ", " + e.getMessage());
                    }
                }
            }
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                for (ColdPeer peer : taking) {
                    peer.send(round >= WARM_UP_ROUNDS);
                }
            }
            for (ColdPeer peer : taking) {
                lines.add(peer.row());
                peer.close();
            }
        }
        lines.addAll(absent);
        lines.add("Goal, fewer round trips than every peer: " + verdict(taking));
        return lines;
    }

    private static String verdict(List<ColdPeer> taking) {
        double ours = taking.get(0).roundTrips();
        double least =
                taking.stream().skip(1).mapToDouble(ColdPeer::roundTrips).min().orElse(Double.NaN);
        return (ours < least ? "met" : "missed") + ", " + Quartiles.number(ours) + " against at least "
                + Quartiles.number(least);
    }
}
