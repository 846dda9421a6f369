// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.List;
import org.mailsender.impl.monitor.ConfigurationsBean;
import org.mailsender.management.RefusedConfiguration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Shows by JMX which configurations are refused, from the start of the bundle to its end. Thread-safe. */
@Component(
        service = {},
        immediate = true)
public final class RefusedConfigurations {

    @Reference(
            service = RefusedConfiguration.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    private volatile List<RefusedConfiguration> refused = List.of();

    private final Runnable unregister;

    /** Shows them. */
    @Activate
    public RefusedConfigurations() {
        unregister = ConfigurationsBean.register(() -> refused);
    }

    /** Shows them no more. */
    @Deactivate
    public void deactivate() {
        unregister.run();
    }
}
