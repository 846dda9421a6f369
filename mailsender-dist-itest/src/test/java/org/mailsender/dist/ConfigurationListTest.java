// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the Web Console lists configurations. */
class ConfigurationListTest {

    private final FelixProcess felix = new FelixProcess("list");
    private final int port = KarafProcess.freePort();

    @AfterEach
    void close() {
        felix.close();
    }

    @Test
    void anInstanceOfAFileIsListedByItsName() {
        felix.replace("conf/config.properties", "[8080,8099]", Integer.toString(port));
        felix.write("etc/org.mailsender-orders.cfg", "mailServer = smtp.example.com:587\nsender = app@example.com\n");
        felix.start();
        felix.eventually(() -> list().contains("smtp.example.com"), "the list of configurations");

        assertTrue(list().contains("org.mailsender~orders (smtp.example.com:587)"), this::list);
    }

    private String list() {
        return Http.get("http://127.0.0.1:" + port + "/system/console/configMgr", "admin", "admin");
    }
}
