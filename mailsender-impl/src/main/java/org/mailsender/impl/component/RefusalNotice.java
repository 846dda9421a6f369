// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Map;
import org.mailsender.PropertyNames;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.RefusedConfiguration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Tells operators' tools, by a service, that the latest configuration of a PID is refused. Used by one thread at a time. */
final class RefusalNotice {

    private final BundleContext context;
    private final Time time;
    private Refused told;
    private ServiceRegistration<RefusedConfiguration> registration;

    RefusalNotice(BundleContext context, Time time) {
        this.context = context;
        this.time = time;
    }

    /** True if it is news. */
    boolean tell(String pid, String instance, String reason) {
        Refused refused = new Refused(pid, instance, reason, time.wall());
        if (told != null && told.isAs(refused)) {
            return false;
        }
        withdraw();
        told = refused;
        registration = context.registerService(
                RefusedConfiguration.class,
                refused,
                FrameworkUtil.asDictionary(Map.of(PropertyNames.INSTANCE, instance)));
        return true;
    }

    /** The configuration is accepted, or gone. */
    void withdraw() {
        if (told != null) {
            told = null;
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                // The bundle has stopped, and its services with it.
            }
        }
    }
}
