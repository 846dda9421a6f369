// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.threads.Time;
import org.mailsender.testserver.SmtpTestServer;

class ReopeningTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final AtomicInteger openings = new AtomicInteger();

    @TempDir
    private Path folder;

    private InstanceFixture orders;

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    /** Whoever is just storing a mail keeps the lock for a moment. */
    @Test
    void noEventIsRefusedWhileTheFormerStoreIsStillInUse() {
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .in((settings, later) -> {
                    int opening = openings.incrementAndGet();
                    if (opening == 2 || opening == 3) {
                        throw new IOException("the spool folder is in use by another instance or process");
                    }
                    return Spool.open(folder.resolve("orders"), Time.system(), later);
                })
                .start();
        orders.send("before");
        orders.await("Done", 1);
        orders.instance().reopen();
        orders.send("meanwhile");

        orders.await("Done", 2);
        assertEquals(List.of(), orders.posted("Failed"));
        assertEquals(4, openings.get());
    }
}
