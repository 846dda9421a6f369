// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailsender.MailSender;
import org.mailsender.PropertyNames;
import org.mailsender.management.Management;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The instances at work, found in the service registry each time. Thread-safe. */
final class Instances {

    private final BundleContext context;

    Instances(BundleContext context) {
        this.context = context;
    }

    /** By name. */
    Collection<Management> all() {
        SortedMap<String, Management> byName = new TreeMap<>();
        for (ServiceReference<Management> reference : references(Management.class)) {
            Management service = context.getService(reference);
            if (service != null) {
                byName.put(String.valueOf(reference.getProperty(PropertyNames.INSTANCE)), service);
            }
        }
        return byName.values();
    }

    Optional<Management> management(String instance) {
        return find(Management.class, instance);
    }

    Optional<MailSender> sender(String instance) {
        return find(MailSender.class, instance);
    }

    private <T> Optional<T> find(Class<T> type, String instance) {
        return references(type).stream()
                .filter(reference -> instance.equals(reference.getProperty(PropertyNames.INSTANCE)))
                .findFirst()
                .map(context::getService);
    }

    private <T> Collection<ServiceReference<T>> references(Class<T> type) {
        try {
            return context.getServiceReferences(type, null);
        } catch (InvalidSyntaxException e) {
            return List.of();
        }
    }
}
