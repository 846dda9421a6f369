// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.nio.file.Path;
import java.util.Map;
import org.mailsender.MailSender;
import org.mailsender.PropertyNames;
import org.mailsender.impl.instance.Facilities;
import org.mailsender.impl.instance.Instance;
import org.mailsender.impl.settings.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.EventAdmin;

/** An instance with its services: the event handler, {@link MailSender} and what watches it. Used by one thread at a time. */
final class RunningInstance {

    private final Instance instance;
    private final ProviderWatch watch;
    private final Path folder;
    private final BundleContext context;
    private final Subscription subscription;
    private final ServiceRegistration<MailSender> service;
    private final Monitoring monitoring;

    private RunningInstance(
            Instance instance,
            ProviderWatch watch,
            Path folder,
            BundleContext context,
            Subscription subscription,
            Facilities facilities) {
        this.instance = instance;
        this.watch = watch;
        this.folder = folder;
        this.context = context;
        this.subscription = subscription;
        String name = instance.settings().instance();
        this.service = context.registerService(
                MailSender.class, instance, FrameworkUtil.asDictionary(Map.of(PropertyNames.INSTANCE, name)));
        this.monitoring = Monitoring.of(name, instance.operations(), facilities.time(), context);
    }

    static RunningInstance start(
            Settings settings, BundleContext context, EventAdmin eventAdmin, Facilities facilities) {
        Path folder = SpoolLocation.of(settings, context);
        ProviderWatch watch = new ProviderWatch(context, settings.store().store());
        watch.open();
        Instance instance = new Instance(
                settings,
                new StoreChoice(folder, facilities.time(), watch::offer),
                TokenFolder.of(settings, context),
                eventAdmin::postEvent,
                facilities);
        watch.listen(instance::reopen);
        Subscription subscription =
                new Subscription(context, instance::take, facilities.later(settings.instance()), facilities.time());
        subscription.subscribe(settings);
        return new RunningInstance(instance, watch, folder, context, subscription, facilities);
    }

    /** Whether a configuration keeps what an instance cannot change while it runs: its name and its place on disk. */
    boolean canBecome(Settings settings) {
        return settings.instance().equals(instance.settings().instance())
                && settings.store().store().equals(instance.settings().store().store())
                && SpoolLocation.of(settings, context).equals(folder);
    }

    /** By what it runs. */
    Settings settings() {
        return instance.settings();
    }

    /** Events are taken by the new configuration before its topics change, so that none falls between. */
    void become(Settings settings) {
        instance.configure(settings);
        subscription.subscribe(settings);
    }

    /** Takes the services away; the instance stops by itself, within five seconds. */
    void close() {
        subscription.close();
        service.unregister();
        monitoring.close();
        instance.stop();
        watch.close();
    }
}
