// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.SmtpTestServer;

/** A server, and an instance that sends to it. */
public abstract class InstanceTestCase {

    protected final SmtpTestServer server = SmtpTestServer.start();

    @TempDir
    protected Path folder;

    protected InstanceFixture orders;

    @BeforeEach
    void prepare() {
        orders = new InstanceFixture(server, folder.resolve("orders"));
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }
}
