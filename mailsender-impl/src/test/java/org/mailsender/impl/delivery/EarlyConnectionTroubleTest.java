// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** A connection that was begun while a mail was being stored, and came to nothing before anybody took it. */
class EarlyConnectionTroubleTest extends DeliveryTestCase {

    private final Threads threads = new Threads();
    private final SmtpConnector connector = new SmtpConnector(threads, Time.system(), null);

    @BeforeEach
    void nobodyListens() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            configure("mailServer", "127.0.0.1:" + closed.getLocalPort());
        }
    }

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private EarlyConnection early(Executor workers) {
        DeliveryServices connected =
                new DeliveryServices(time, workers, tasks, tasks, connector, services.random(), services.unexpected());
        Servers servers = new Servers(time, services.random());
        return new DeliveryContext(() -> settings, store, outcomes, connected, servers).early();
    }

    private void begin(EarlyConnection early) {
        early.begin(settings.transport());
        tasks.pass(Duration.ZERO);
    }

    private Optional<?> take(EarlyConnection early) throws ServerTroubleException {
        return early.take(settings.transport(), new Opening());
    }

    @Test
    void isMetByWhoeverSendsTheMailWithoutAskingTheServerAgain() {
        EarlyConnection early = early(services.workers());
        begin(early);
        tasks.pass(Duration.ofSeconds(2));

        assertThrows(ServerTroubleException.class, () -> take(early));
        assertEquals(1, runs);
    }

    @Test
    void saysNothingOfNowAfterAWhile() throws ServerTroubleException {
        EarlyConnection early = early(services.workers());
        begin(early);
        tasks.pass(Duration.ofSeconds(4));

        assertEquals(Optional.empty(), take(early));
    }

    @Test
    void isNotSoughtAgainByEventsThatLeadToNoMail() {
        EarlyConnection early = early(services.workers());
        begin(early);
        tasks.pass(Duration.ofMinutes(1));
        begin(early);
        assertEquals(1, runs);

        assertTrue(takenInVain(early));
        begin(early);
        assertEquals(2, runs);
    }

    private boolean takenInVain(EarlyConnection early) {
        try {
            return take(early).isEmpty();
        } catch (ServerTroubleException e) {
            return false;
        }
    }

    @Test
    void ofOurOwnIsLeftToWhoeverSendsTheMail() throws ServerTroubleException {
        EarlyConnection early = early(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        begin(early);

        assertEquals(Optional.empty(), take(early));
    }
}
