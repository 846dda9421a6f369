// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.mailsender.impl.delivery.ArrivalIds;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.delivery.Outcomes;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.spool.Ending;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.spool.SpoolEntry;

/**
 * An open spool with its delivery at work. Thread-safe.
 *
 * @param spool the mails on disk
 * @param delivery sends them
 * @param ids places in the queue
 */
record Queue(Spool spool, Delivery delivery, ArrivalIds ids) {

    static Queue open(Path folder, Settings settings, Outcomes outcomes, Delivery.Services services, Clock clock)
            throws IOException {
        Spool spool = Spool.open(folder, clock, services.later());
        try {
            List<SpoolEntry> entries = spool.queued();
            ArrivalIds ids = new ArrivalIds(clock, highest(spool, entries));
            Delivery delivery = new Delivery(settings, spool, outcomes, services);
            delivery.start(entries);
            return new Queue(spool, delivery, ids);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** A clock that went back must not give an id twice. */
    private static long highest(Spool spool, List<SpoolEntry> queued) throws IOException {
        return Stream.of(queued, spool.failed().entries(), spool.ended(Ending.DONE), spool.ended(Ending.FAILED))
                .flatMap(List::stream)
                .mapToLong(SpoolEntry::id)
                .max()
                .orElse(0);
    }

    void close() throws IOException {
        delivery.stop();
        spool.close();
    }
}
