// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.ArrayList;
import java.util.List;
import org.mailsender.impl.instance.Operations;
import org.mailsender.impl.monitor.HealthRegistration;
import org.mailsender.impl.monitor.ManagementBean;
import org.mailsender.impl.monitor.ManagementService;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What watches one instance: its MXBean, its service for operators' tools, and its health check where Felix Health Check is installed. */
final class Monitoring {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private final List<Runnable> endings = new ArrayList<>();

    private Monitoring() {}

    static Monitoring of(Operations operations, BundleContext context) {
        Monitoring monitoring = new Monitoring();
        monitoring.endings.add(ManagementBean.register(operations));
        monitoring.endings.add(ManagementService.register(operations, context));
        try {
            monitoring.endings.add(HealthRegistration.register(operations, context));
        } catch (NoClassDefFoundError e) {
            LOG.debug(
                    "{}: no health check, because Felix Health Check is not installed",
                    operations.settings().instance());
        }
        return monitoring;
    }

    void close() {
        endings.forEach(Runnable::run);
    }
}
