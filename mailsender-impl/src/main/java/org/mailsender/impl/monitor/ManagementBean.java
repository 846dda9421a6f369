// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MXBean of one instance, {@code org.mailsender:type=MailSender,instance=NAME}. Thread-safe. */
public final class ManagementBean implements MailSenderMXBean {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Management management;
    private final Time time;

    private ManagementBean(Management management, Time time) {
        this.management = management;
        this.time = time;
    }

    /**
     * Registers the bean.
     *
     * @param instance name of the instance
     * @param management what it shows
     * @param time tells how long something has lasted
     * @return unregisters it
     */
    public static Runnable register(String instance, Management management, Time time) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("org.mailsender:type=MailSender,instance=" + instance);
            server.registerMBean(new ManagementBean(management, time), name);
            return () -> unregister(server, name, instance);
        } catch (JMException e) {
            LOG.warn("{}: there is no MXBean: {}", instance, e.getMessage());
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name, String instance) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("{}: the MXBean was gone before: {}", instance, e.getMessage());
        }
    }

    @Override
    public int getQueued() {
        return management.status().queued();
    }

    @Override
    public long getOldestAgeSeconds() {
        return management
                .status()
                .oldest()
                .map(oldest -> Duration.between(oldest, time.wall()).toSeconds())
                .orElse(0L);
    }

    @Override
    public long getSent() {
        return management.status().sent();
    }

    @Override
    public long getFailed() {
        return management.status().failures();
    }

    @Override
    public long getDeferred() {
        return management.status().deferrals();
    }

    @Override
    public double getSentPerMinute() {
        InstanceStatus status = management.status();
        double minutes = Duration.between(status.started(), time.wall()).toMillis() / MILLIS_PER_MINUTE;
        return minutes <= 0 ? 0 : status.sent() / minutes;
    }

    @Override
    public String getHeldBecause() {
        return management.status().heldBecause();
    }

    @Override
    public String getLastError() {
        return management.status().lastError();
    }
}
