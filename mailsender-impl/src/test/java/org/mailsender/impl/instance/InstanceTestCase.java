// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
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

    /** The oldest mail of a kind. */
    protected MailStatus oldest(MailKind kind) throws IOException {
        Management management = orders.operations();
        return management.mail(management.ids(kind).get(0)).orElseThrow();
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }
}
