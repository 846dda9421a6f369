// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.mailsender.impl.instance.Operations;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Registers the health check of one instance; fails to load where Felix Health Check is not installed. */
public final class HealthRegistration {

    private HealthRegistration() {}

    /**
     * Registers the check.
     *
     * @param operations what it looks at
     * @param context the bundle's
     * @return unregisters it
     */
    public static Runnable register(Operations operations, BundleContext context) {
        String instance = operations.settings().instance();
        ServiceRegistration<HealthCheck> registration = context.registerService(
                HealthCheck.class,
                new InstanceHealthCheck(operations),
                FrameworkUtil.asDictionary(
                        Map.of(HealthCheck.NAME, "MailSender " + instance, HealthCheck.TAGS, new String[] {
                            "mailsender", instance
                        })));
        return registration::unregister;
    }
}
