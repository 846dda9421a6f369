// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.Way;
import org.mailsender.bench.peer.Peer;
import org.mailsender.bench.peer.Peers;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** From a filled spool to the sink, with mails of 1 and 20 KB, against Postfix' load generator and a raw client. */
final class SendingAlone implements Goals.Goal {

    private static final int MAILS = 4000;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 2;
    private static final double GOAL = 1.5;

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "| from a filled spool | mails/s | times smtp-source | times a raw client | at least 1.5 times smtp-source |",
                "|---|---:|---:|---:|---|"));
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"));
                Bulk bulk = new Bulk(felix)) {
            for (int kilobytes : new int[] {1, 20}) {
                lines.add(measure(felix, bulk, sink.port(0), kilobytes));
            }
        }
        return lines;
    }

    private static String measure(FelixContainer felix, Bulk bulk, int port, int kilobytes) throws Exception {
        Scenario scenario = new Scenario("", Scenarios.text(kilobytes * 1024), null, 1, Way.LOOPBACK);
        List<Double> ours = new ArrayList<>();
        List<Double> toSource = new ArrayList<>();
        List<Double> toRaw = new ArrayList<>();
        Peer source = Peers.all(felix).get("smtp-source").open(scenario, port);
        Peer raw = Peers.limit().open(scenario, port);
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            bulk.hold();
            bulk.post(MAILS, Map.of("message", scenario.body()));
            bulk.sendTo(port);
            double rate = (MAILS - 1) / bulk.awaitDone(MAILS);
            double sources = rate(source);
            double raws = rate(raw);
            if (round >= WARM_UP_ROUNDS) {
                ours.add(rate);
                toSource.add(rate / sources);
                toRaw.add(rate / raws);
            }
        }
        raw.close();
        Quartiles ratio = Quartiles.of(toSource);
        return "| " + kilobytes + " KB | " + Quartiles.of(ours) + " | " + ratio + " | " + Quartiles.of(toRaw) + " | "
                + (ratio.median() >= GOAL ? "met" : "missed") + " |";
    }

    private static double rate(Peer peer) throws Exception {
        long start = System.nanoTime();
        peer.send(MAILS);
        return MAILS / ((System.nanoTime() - start) / 1e9);
    }
}
