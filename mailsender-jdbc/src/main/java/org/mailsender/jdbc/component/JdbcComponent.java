// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.component;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mailsender.jdbc.settings.JdbcConfiguration;
import org.mailsender.jdbc.settings.JdbcKeys;
import org.mailsender.jdbc.settings.JdbcSettings;
import org.mailsender.jdbc.settings.JdbcSettingsReader;
import org.mailsender.jdbc.settings.NodeName;
import org.mailsender.jdbc.settings.RefusedException;
import org.mailsender.management.RefusedConfiguration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the store by the configuration of its PID.
 *
 * <p>It publishes no service itself, because component properties would become service properties. A configuration that
 * cannot be used is answered with one sentence in the log, which operators' tools show as well for as long as it is so;
 * the last good one goes on.
 */
@Component(
        name = JdbcComponent.PID,
        configurationPid = JdbcComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = JdbcConfiguration.class)
public final class JdbcComponent {

    static final String PID = "org.mailsender.jdbc";
    static final String STORE = "jdbc";

    private static final Logger LOG = LoggerFactory.getLogger(PID);

    private final BundleContext context;
    private final PasswordVault vault;
    /** Guarded by this. */
    private Optional<RunningStore> running = Optional.empty();

    private Optional<ServiceRegistration<RefusedConfiguration>> refusal = Optional.empty();

    /**
     * Offers the store, if the configuration can be used.
     *
     * @param context the bundle's
     * @param vault has the password that the properties only show masked
     * @param properties the configuration
     */
    @Activate
    public JdbcComponent(
            BundleContext context, @Reference(name = "vault") PasswordVault vault, Map<String, Object> properties) {
        this.context = context;
        this.vault = vault;
        apply(properties);
    }

    /**
     * Offers it by another configuration.
     *
     * @param properties the configuration
     */
    @Modified
    public void modified(Map<String, Object> properties) {
        apply(properties);
    }

    /** Offers it no more; what this node sends is handed over. */
    @Deactivate
    public synchronized void deactivate() {
        withdrawRefusal();
        end();
    }

    private void end() {
        running.ifPresent(RunningStore::close);
        running = Optional.empty();
    }

    private synchronized void apply(Map<String, Object> properties) {
        JdbcKeys.complaint(properties.keySet()).ifPresent(complaint -> LOG.warn("{}: {}", PID, complaint));
        withdrawRefusal();
        try {
            JdbcSettings settings = JdbcSettingsReader.read(vault.reveal(properties), () -> NodeName.of(context));
            if (running.filter(store -> store.isBy(settings)).isEmpty()) {
                end();
                running = Optional.of(new RunningStore(settings, context));
                LOG.info("{}: this node is '{}'", PID, settings.database().node());
            }
        } catch (RefusedException e) {
            refusal = Optional.of(context.registerService(
                    RefusedConfiguration.class, new Refusal(PID, e.getMessage(), Instant.now()), null));
            LOG.error(
                    "{}: the configuration is refused: {}{}",
                    PID,
                    e.getMessage(),
                    running.isEmpty() ? "" : " The last good one goes on.");
        }
    }

    private void withdrawRefusal() {
        refusal.ifPresent(ServiceRegistration::unregister);
        refusal = Optional.empty();
    }
}
