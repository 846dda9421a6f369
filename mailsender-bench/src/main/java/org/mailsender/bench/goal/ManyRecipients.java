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
import org.mailsender.bench.kernel.ProcessorTime;
import org.mailsender.bench.report.Growth;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** What a mail costs with 1 to 10 000 recipients: time and processor time from the event to Done. */
final class ManyRecipients implements Goals.Goal {

    private static final int MOST = 10_000;
    private static final int ROUNDS = 50;
    private static final int WARM_UP_ROUNDS = 50;

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Growth growth = new Growth("recipients of a mail", "ms from event to Done", "CPU ms");
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"));
                Bulk bulk = new Bulk(felix)) {
            bulk.sendTo(sink.port(0));
            for (int recipients = 1; recipients <= MOST; recipients *= 10) {
                measure(bulk, recipients, growth);
            }
        }
        return growth.lines();
    }

    private static void measure(Bulk bulk, int recipients, Growth growth) throws InterruptedException {
        List<String> addresses = new Scenario("", "", null, recipients, Way.LOOPBACK).addresses();
        Map<String, Object> event = Map.of("message", Scenarios.text(1024), "recipients", addresses);
        List<Double> millis = new ArrayList<>();
        // Over all rounds, for it is told in hundredths of a second.
        long used = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            if (round == WARM_UP_ROUNDS) {
                used = ProcessorTime.ofThisJvm();
            }
            long start = System.nanoTime();
            bulk.postOne(event);
            bulk.awaitDone(1);
            if (round >= WARM_UP_ROUNDS) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        growth.add(recipients, Quartiles.of(millis).median(), (ProcessorTime.ofThisJvm() - used) / 1e6 / ROUNDS);
    }
}
