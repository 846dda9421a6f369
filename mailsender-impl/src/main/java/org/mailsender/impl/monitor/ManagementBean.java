// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.io.IOException;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.Management;
import org.mailsender.management.Traffic;

/**
 * The MXBean of one instance, {@code org.mailsender:type=MailSender,instance=NAME}. A console or an exporter reads all
 * attributes one after the other; what they show was looked up at most a second before. Thread-safe.
 */
public final class ManagementBean extends ClusterBean implements MailSenderMXBean {

    private final Management management;
    private final Time time;
    private volatile Glance latest;

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
        return DescribedBean.register(
                "org.mailsender:type=MailSender,instance=" + instance,
                new ManagementBean(management, time),
                MailSenderMXBean.class);
    }

    private Glance glance() {
        Glance glance = latest;
        if (glance == null || !glance.isFresh(time)) {
            glance = Glance.at(management, time);
            latest = glance;
        }
        return glance;
    }

    private double perMinute(int minutes, ToLongFunction<Traffic> count) {
        return glance().perMinute(minutes, count);
    }

    private Expiries expiries() {
        Glance glance = glance();
        return new Expiries(glance.expiries(), glance.wall());
    }

    @Override
    public String getServer() {
        return glance().status().server();
    }

    @Override
    public boolean isEnabled() {
        return glance().status().enabled();
    }

    @Override
    public int getQueued() {
        return glance().status().queued();
    }

    @Override
    public long getOldestAgeSeconds() {
        return glance().oldestAgeSeconds();
    }

    @Override
    public int getFailedWaiting() {
        return glance().status().failed();
    }

    @Override
    public boolean isHeld() {
        return !getHeldBecause().isEmpty();
    }

    @Override
    public String getHeldBecause() {
        return glance().status().heldBecause();
    }

    @Override
    public boolean isSpoolInTrouble() {
        return !getSpoolTrouble().isEmpty();
    }

    @Override
    public String getSpoolTrouble() {
        return glance().status().spoolTrouble();
    }

    @Override
    public long getSent() {
        return glance().status().sent();
    }

    @Override
    public long getFailed() {
        return glance().status().failures();
    }

    @Override
    public long getDeferred() {
        return glance().status().deferrals();
    }

    @Override
    public double getSentPerMinute1() {
        return perMinute(1, Traffic::done);
    }

    @Override
    public double getSentPerMinute5() {
        return perMinute(5, Traffic::done);
    }

    @Override
    public double getSentPerMinute15() {
        return perMinute(15, Traffic::done);
    }

    @Override
    public double getFailedPerMinute1() {
        return perMinute(1, Traffic::failed);
    }

    @Override
    public double getFailedPerMinute5() {
        return perMinute(5, Traffic::failed);
    }

    @Override
    public double getFailedPerMinute15() {
        return perMinute(15, Traffic::failed);
    }

    @Override
    public double getDeferredPerMinute1() {
        return perMinute(1, Traffic::deferred);
    }

    @Override
    public double getDeferredPerMinute5() {
        return perMinute(5, Traffic::deferred);
    }

    @Override
    public double getDeferredPerMinute15() {
        return perMinute(15, Traffic::deferred);
    }

    @Override
    public double getNextExpiryDays() {
        return expiries().days();
    }

    @Override
    public String getNextExpiry() {
        return expiries().sentence();
    }

    @Override
    Optional<ClusterStatus> cluster() {
        return glance().status().cluster();
    }

    @Override
    public String getLastError() {
        return glance().status().lastError();
    }

    @Override
    public int retry(String mails) throws IOException {
        return act(new MailAction(management::retry, management::retry), mails);
    }

    @Override
    public int drop(String mails) throws IOException {
        return act(new MailAction(management::drop, management::drop), mails);
    }

    @Override
    public String handOver() throws IOException {
        try {
            return management.handOver();
        } finally {
            latest = null;
        }
    }

    private int act(MailAction action, String mails) throws IOException {
        try {
            return action.on(mails);
        } finally {
            latest = null;
        }
    }
}
