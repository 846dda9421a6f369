// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** Who may do what by JMX in Karaf: viewers look, managers act, as in the shell. */
class KarafJmxTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final KarafProcess karaf = new KarafProcess("karaf-jmx");

    @AfterEach
    void close() {
        karaf.close();
        server.close();
    }

    @Test
    void viewersLookAndManagersAct() throws Exception {
        ObjectName orders = new ObjectName("org.mailsender:type=MailSender,instance=orders");
        startWithTwoMailsWaiting();

        try (JMXConnector connector = karaf.jmx("viewer")) {
            MBeanServerConnection viewer = connector.getMBeanServerConnection();
            karaf.eventually(() -> Integer.valueOf(2).equals(attribute(viewer, orders, "Queued")), "two mails");
            for (MBeanAttributeInfo info : viewer.getMBeanInfo(orders).getAttributes()) {
                assertFalse(attribute(viewer, orders, info.getName()) instanceof Exception, info.getName());
                assertTrue(info.getDescription().endsWith("."), info::getDescription);
            }
            assertEquals(0, attribute(viewer, new ObjectName("org.mailsender:type=Configurations"), "Refused"));
            for (String operation : new String[] {"retry", "drop"}) {
                assertThrows(SecurityException.class, () -> invoke(viewer, orders, operation, "all"));
            }
            assertEquals(2, attribute(viewer, orders, "Queued"));
        }

        server.behave();
        try (JMXConnector connector = karaf.jmx("manager")) {
            MBeanServerConnection manager = connector.getMBeanServerConnection();
            assertEquals(2, invoke(manager, orders, "retry", "queued"));
            server.awaitMails(2, ContainerProcess.PATIENCE);
            karaf.eventually(() -> Long.valueOf(2).equals(attribute(manager, orders, "Sent")), "two mails sent");
            assertTrue((Double) attribute(manager, orders, "SentPerMinute15") > 0);
            assertEquals(0, invoke(manager, orders, "drop", "all"));
        }
    }

    private void startWithTwoMailsWaiting() {
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down for maintenance"));
        karaf.start();
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + System.getProperty("mailsender.version")
                + "/xml/features");
        karaf.shell("feature:install mailsender");
        karaf.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1:" + server.port() + "\nsender = app@example.com\n"
                        + "recipients = ops@example.com\nretryDelaySeconds = 600\n");
        karaf.eventually(() -> karaf.shell("mail:list").contains("orders"), "the instance");
        karaf.shell("event:send orders/Send subject=one");
        karaf.shell("event:send orders/Send subject=two");
    }

    private static Object attribute(MBeanServerConnection beans, ObjectName bean, String name) {
        try {
            return beans.getAttribute(bean, name);
        } catch (JMException | IOException | SecurityException e) {
            return e;
        }
    }

    private static Object invoke(MBeanServerConnection beans, ObjectName bean, String operation, String mails)
            throws JMException, IOException {
        return beans.invoke(bean, operation, new Object[] {mails}, new String[] {String.class.getName()});
    }
}
