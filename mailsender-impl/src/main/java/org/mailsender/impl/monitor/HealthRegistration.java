// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.Management;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Registers the health check of one instance; fails to load where Felix Health Check is not installed. */
public final class HealthRegistration {

    private HealthRegistration() {}

    /**
     * Registers the check.
     *
     * @param instance name of the instance
     * @param management what it looks at
     * @param time tells how long a mail waits
     * @param context the bundle's
     * @return unregisters it
     */
    public static Runnable register(String instance, Management management, Time time, BundleContext context) {
        ServiceRegistration<HealthCheck> registration = context.registerService(
                HealthCheck.class,
                new InstanceHealthCheck(management, time),
                FrameworkUtil.asDictionary(
                        Map.of(HealthCheck.NAME, "MailSender " + instance, HealthCheck.TAGS, new String[] {
                            "mailsender", instance
                        })));
        return registration::unregister;
    }
}
