// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.mailsender.impl.instance.Instance;
import org.mailsender.impl.instance.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** What all instances of the bundle share: threads, names, and the register of those at work. Thread-safe. */
@Component(service = MailSenderRuntime.class)
public final class MailSenderRuntime {

    private final Platform platform = new Platform(Clock.systemUTC());
    private final InstanceNames names = new InstanceNames();
    private final Map<String, Instance> instances = new ConcurrentSkipListMap<>();

    /** Ready at once. */
    @Activate
    public MailSenderRuntime() {
        // Threads come with the work.
    }

    /** Ends the threads; every instance has stopped before. */
    @Deactivate
    public void deactivate() {
        platform.close();
    }

    Platform platform() {
        return platform;
    }

    InstanceNames names() {
        return names;
    }

    void add(Instance instance) {
        instances.put(instance.settings().instance(), instance);
    }

    void remove(Instance instance) {
        instances.remove(instance.settings().instance(), instance);
    }

    /**
     * The instances at work.
     *
     * @return by name
     */
    public Collection<Instance> instances() {
        return List.copyOf(instances.values());
    }

    /**
     * One of them.
     *
     * @param name its name
     * @return empty if there is none
     */
    public Optional<Instance> instance(String name) {
        return Optional.ofNullable(instances.get(name));
    }
}
