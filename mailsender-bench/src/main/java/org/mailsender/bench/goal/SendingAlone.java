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

/** From a filled spool to the sink, against Postfix' load generator, with mails of 20 KB; and what 20 ms do to it. */
final class SendingAlone implements Goals.Goal {

    private static final int MAILS = 4000;
    private static final int ROUNDS = 5;

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Scenario scenario = new Scenario("20 KB", Scenarios.text(20 * 1024), null, 1, Way.LOOPBACK);
        List<Double> ours = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"));
                Bulk bulk = new Bulk(felix)) {
            Peer source = Peers.all(felix).get("smtp-source").open(scenario, sink.port(0));
            for (int round = 0; round < ROUNDS; round++) {
                bulk.hold();
                bulk.post(MAILS, Map.of("message", scenario.body()));
                bulk.sendTo(sink.port(0));
                double rate = (MAILS - 1) / bulk.awaitDone(MAILS);
                long start = System.nanoTime();
                source.send(MAILS);
                double theirs = MAILS / ((System.nanoTime() - start) / 1e9);
                ours.add(rate);
                ratios.add(rate / theirs);
            }
        }
        return List.of("Sending alone, from a filled spool, 20 KB: " + Quartiles.of(ours) + " mails/s, "
                + Quartiles.of(ratios) + " times smtp-source");
    }
}
