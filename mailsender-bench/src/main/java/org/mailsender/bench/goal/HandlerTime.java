// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.pace.DiskForce;
import org.mailsender.bench.pace.Latencies;
import org.mailsender.bench.pace.OfferedRate;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/**
 * How long an event handler keeps whoever posts the event, and when the mail is Done, at a fixed rate of 1 KB mails;
 * against what the disk itself needs to keep that much, at the same rate, in turn.
 */
final class HandlerTime implements Goals.Goal {

    private static final int PER_SECOND = 500;
    private static final int SECONDS = 5;
    private static final int ROUNDS = 8;
    private static final int WARM_UP_ROUNDS = 2;
    /** At full pace, so that nothing is left to be compiled beside what is measured. */
    private static final int WARM_UP_MAILS = 60_000;

    private static final String TEXT = Scenarios.text(1024);

    private final OfferedRate rate = new OfferedRate(PER_SECOND);

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Latencies handler = new Latencies();
        Latencies done = new Latencies();
        Latencies disk = new Latencies();
        Latencies warmUp = new Latencies();
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"));
                Bulk bulk = new Bulk(felix);
                DiskForce force = new DiskForce(work.resolve("force"), TEXT.length())) {
            bulk.sendTo(sink.port(0));
            bulk.post(WARM_UP_MAILS, Map.of("message", TEXT));
            bulk.awaitDone(WARM_UP_MAILS);
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                boolean counts = round >= WARM_UP_ROUNDS;
                mails(bulk, counts ? handler : warmUp, counts ? done : warmUp);
                rate.run(PER_SECOND * SECONDS, (number, due) -> {
                    force.append();
                    (counts ? disk : warmUp).ended(due);
                });
            }
        }
        return List.of(
                "| " + PER_SECOND + "/s offered, 1 KB, µs from when it was due | p50 | p99 | p99.9 | most | samples |",
                "|---|---:|---:|---:|---:|---:|",
                handler.row("the event's handler"),
                done.row("event to Done"),
                disk.row("the disk's own append and force"),
                verdict(handler, disk, 99, 3),
                verdict(handler, disk, 99.9, 10));
    }

    private void mails(Bulk bulk, Latencies handler, Latencies done) throws Exception {
        int count = PER_SECOND * SECONDS;
        bulk.onDone(done::ended);
        rate.run(count, (number, due) -> {
            bulk.postOne(Map.of("message", TEXT, "correlationId", due));
            handler.ended(due);
        });
        bulk.awaitDone(count);
    }

    private static String verdict(Latencies handler, Latencies disk, double percentile, int most) {
        double ratio = handler.micros(percentile) / disk.micros(percentile);
        return "p" + percentile + " of the handler's time: " + Quartiles.number(ratio)
                + " times the disk's own; " + (ratio <= most ? "met" : "missed") + ", the goal is at most "
                + most;
    }
}
