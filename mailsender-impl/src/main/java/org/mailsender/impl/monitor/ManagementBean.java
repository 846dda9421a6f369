// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.instance.Operations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MXBean of one instance, {@code org.mailsender:type=MailSender,instance=NAME}. Thread-safe. */
public final class ManagementBean implements MailSenderMXBean {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Operations operations;
    private final Instant started = Instant.now();

    private ManagementBean(Operations operations) {
        this.operations = operations;
    }

    /**
     * Registers the bean.
     *
     * @param operations what it shows
     * @return unregisters it
     */
    public static Runnable register(Operations operations) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String instance = operations.settings().instance();
        try {
            ObjectName name = new ObjectName("org.mailsender:type=MailSender,instance=" + instance);
            server.registerMBean(new ManagementBean(operations), name);
            return () -> unregister(server, name);
        } catch (JMException e) {
            LOG.warn("{}: there is no MXBean: {}", instance, e.getMessage());
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("{} was gone before: {}", name, e.getMessage());
        }
    }

    @Override
    public int getQueued() {
        return operations.queuedCount();
    }

    @Override
    public long getOldestAgeSeconds() {
        return operations
                .oldest()
                .map(oldest -> Duration.between(oldest, Instant.now()).toSeconds())
                .orElse(0L);
    }

    @Override
    public long getSent() {
        return operations.figures().sent();
    }

    @Override
    public long getFailed() {
        return operations.figures().failed();
    }

    @Override
    public long getDeferred() {
        return operations.figures().deferred();
    }

    @Override
    public double getSentPerMinute() {
        double minutes = Duration.between(started, Instant.now()).toMillis() / MILLIS_PER_MINUTE;
        return minutes == 0 ? 0 : getSent() / minutes;
    }

    @Override
    public String getHeldBecause() {
        return operations.hold().map(Hold::reason).orElse("");
    }

    @Override
    public String getLastError() {
        return operations.figures().lastError();
    }
}
