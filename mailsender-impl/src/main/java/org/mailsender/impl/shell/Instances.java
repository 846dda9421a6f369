// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailsender.PropertyNames;
import org.mailsender.management.InstanceOrder;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The instances at work, and the configurations that cannot be used: found in the service registry each time. Thread-safe. */
@Component(service = Instances.class)
public final class Instances {

    private final BundleContext context;

    /**
     * Looks into the registry.
     *
     * @param context the bundle's
     */
    @Activate
    public Instances(BundleContext context) {
        this.context = context;
    }

    /**
     * All of them.
     *
     * @return by name, as people order them
     */
    public SortedMap<String, Management> all() {
        SortedMap<String, Management> byName = new TreeMap<>(new InstanceOrder());
        for (ServiceReference<Management> reference : references(Management.class)) {
            Management service = context.getService(reference);
            if (service != null) {
                byName.put(String.valueOf(reference.getProperty(PropertyNames.INSTANCE)), service);
            }
        }
        return byName;
    }

    /**
     * The operators' side of one.
     *
     * @param instance its name
     * @return empty if there is none
     */
    public Optional<Management> management(String instance) {
        return references(Management.class).stream()
                .filter(reference -> instance.equals(reference.getProperty(PropertyNames.INSTANCE)))
                .findFirst()
                .map(context::getService);
    }

    /**
     * The configurations that cannot be used.
     *
     * @return in no particular order
     */
    public List<RefusedConfiguration> refused() {
        return references(RefusedConfiguration.class).stream()
                .flatMap(reference -> Stream.ofNullable(context.getService(reference)))
                .toList();
    }

    private <T> Collection<ServiceReference<T>> references(Class<T> type) {
        try {
            return context.getServiceReferences(type, null);
        } catch (InvalidSyntaxException e) {
            return List.of();
        }
    }
}
