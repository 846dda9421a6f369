// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.List;
import java.util.Map;
import org.mailsender.PropertyNames;
import org.mailsender.impl.monitor.HealthRegistration;
import org.mailsender.impl.monitor.ManagementBean;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.Management;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What watches one instance: its MXBean, its service for operators' tools, and its health check where Felix Health Check is installed. */
final class Monitoring {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private final List<Runnable> endings;

    private Monitoring(List<Runnable> endings) {
        this.endings = endings;
    }

    static Monitoring of(String instance, Management management, Time time, BundleContext context) {
        return new Monitoring(List.of(
                ManagementBean.register(instance, management, time),
                context.registerService(
                        Management.class,
                        management,
                        FrameworkUtil.asDictionary(Map.of(PropertyNames.INSTANCE, instance)))::unregister,
                healthCheck(instance, management, time, context)));
    }

    private static Runnable healthCheck(String instance, Management management, Time time, BundleContext context) {
        try {
            return HealthRegistration.register(instance, management, time, context);
        } catch (NoClassDefFoundError e) {
            LOG.debug("{}: no health check, because Felix Health Check is not installed", instance);
            return () -> {};
        }
    }

    void close() {
        endings.forEach(Runnable::run);
    }
}
