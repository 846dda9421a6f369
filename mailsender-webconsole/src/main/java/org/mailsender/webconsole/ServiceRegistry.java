// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailsender.PropertyNames;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;
import org.mailsender.webconsole.model.Registry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Finds all of it among the services each time. Thread-safe. */
final class ServiceRegistry implements Registry {

    private final BundleContext context;

    ServiceRegistry(BundleContext context) {
        this.context = context;
    }

    @Override
    public Collection<Management> instances() {
        return services(Management.class);
    }

    @Override
    public Optional<Management> instance(String name) {
        return references(Management.class).stream()
                .filter(reference -> name.equals(reference.getProperty(PropertyNames.INSTANCE)))
                .findFirst()
                .map(context::getService);
    }

    @Override
    public Collection<RefusedConfiguration> refused() {
        return services(RefusedConfiguration.class);
    }

    /** One that goes just now is left out. */
    private <T> Collection<T> services(Class<T> type) {
        List<T> services = new ArrayList<>();
        for (ServiceReference<T> reference : references(type)) {
            Optional.ofNullable(context.getService(reference)).ifPresent(services::add);
        }
        return services;
    }

    private <T> Collection<ServiceReference<T>> references(Class<T> type) {
        try {
            return context.getServiceReferences(type, null);
        } catch (InvalidSyntaxException e) {
            return List.of();
        }
    }
}
