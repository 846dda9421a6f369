// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mailsender.testserver.SmtpTestServer;

/** A server, the properties of an instance that sends to it, and every event of the framework. */
abstract class InstanceTestCase {

    protected final SmtpTestServer server = SmtpTestServer.start();
    protected Felix felix;
    protected EventRecorder events;
    protected Map<String, Object> properties;

    @BeforeEach
    void prepare() {
        felix = new Felix();
        felix.closing(server);
        events = felix.closing(new EventRecorder(felix));
        properties = Felix.properties(server);
    }

    @AfterEach
    void close() throws Exception {
        felix.close();
    }
}
