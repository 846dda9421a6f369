// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Map;
import org.mailsender.ConfigurationKeys;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.InstanceName;
import org.mailsender.impl.settings.KnownKeys;
import org.mailsender.impl.settings.MailSenderConfiguration;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.threads.ContextClassLoaderScope;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance per factory configuration (OSGi Compendium 112.5, 104.6).
 *
 * <p>It publishes no service itself, because component properties, the password among them, would become service
 * properties. A configuration that cannot be used is answered with one sentence in the log; the last good one goes on.
 */
@Component(
        name = ConfigurationKeys.PID,
        configurationPid = ConfigurationKeys.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = MailSenderConfiguration.class, factory = true)
public final class MailSenderComponent implements InstanceNames.Claimant {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private final BundleContext context;
    private final EventAdmin eventAdmin;
    private final MailSenderRuntime runtime;
    private final SecretVault vault;
    private final RefusalNotice refusal;
    /** Guarded by this: the latest properties, refused or not, and what runs by the last good ones. */
    private Map<String, Object> properties;

    private boolean changed = true;
    private RunningInstance running;
    private boolean deactivated;

    /**
     * Starts the instance, if its configuration can be used.
     *
     * @param context the bundle's
     * @param eventAdmin posts outcomes
     * @param runtime what all instances share
     * @param vault has the secrets that the properties only show masked
     * @param properties the configuration
     */
    @Activate
    public MailSenderComponent(
            BundleContext context,
            @Reference(name = "eventAdmin") EventAdmin eventAdmin,
            @Reference(name = "runtime") MailSenderRuntime runtime,
            @Reference(name = "vault") SecretVault vault,
            Map<String, Object> properties) {
        this.context = context;
        this.eventAdmin = eventAdmin;
        this.runtime = runtime;
        this.vault = vault;
        this.refusal = new RefusalNotice(context, runtime.facilities().time());
        this.properties = properties;
        reconsider();
    }

    /**
     * Changes the configuration without losing a queued mail.
     *
     * @param modified the new configuration
     */
    @Modified
    public void modified(Map<String, Object> modified) {
        synchronized (this) {
            properties = modified;
            changed = true;
        }
        reconsider();
    }

    /** Stops within five seconds; what is queued stays in the spool. */
    @Deactivate
    public void deactivate() {
        synchronized (this) {
            deactivated = true;
            refusal.withdraw();
            if (running != null) {
                running.close();
                running = null;
            }
        }
        runtime.names().leave(this);
    }

    @Override
    public String pid() {
        return String.valueOf(properties.get("service.pid"));
    }

    @Override
    public void reconsider() {
        ContextClassLoaderScope.run(this::apply);
    }

    private synchronized void apply() {
        if (deactivated) {
            return;
        }
        try {
            Settings settings = SettingsReader.read(vault.reveal(properties));
            TrustStoreFile.check(settings, running);
            ClientKeyFile.check(settings, running, runtime.facilities().time().wall());
            runtime.names().claim(settings.instance(), this);
            if (running != null && !running.canBecome(settings)) {
                running.close();
                running = null;
            }
            if (running == null) {
                running = RunningInstance.start(settings, context, eventAdmin, runtime.facilities());
            } else {
                running.become(settings);
            }
            refusal.withdraw();
            warnOfUnknownKeys(settings.instance());
        } catch (ConfigurationException e) {
            refuse(e.getMessage());
        }
    }

    /** What was told before is told again for a change only, and not each time that a name gets free. */
    private void refuse(String reason) {
        boolean news = refusal.tell(pid(), InstanceName.known(properties).orElse(""), reason) || changed;
        warnOfUnknownKeys(pid());
        if (news) {
            LOG.error(
                    "{}: the configuration {} is refused: {}{}",
                    InstanceName.known(properties).orElseGet(this::pid),
                    pid(),
                    reason,
                    running == null ? "" : " The last good one goes on.");
        }
    }

    private void warnOfUnknownKeys(String name) {
        if (changed) {
            changed = false;
            KnownKeys.complaint(properties.keySet()).ifPresent(complaint -> LOG.warn("{}: {}", name, complaint));
        }
    }
}
