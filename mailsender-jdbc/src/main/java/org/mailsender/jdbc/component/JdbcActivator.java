// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.component;

import java.util.Map;
import org.mailsender.store.StoreProvider;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * Registers the vault before Declarative Services, which waits for the activator, reads any configuration, and declares
 * the services offered and needed.
 */
@Capability(
        namespace = JdbcActivator.SERVICE,
        attribute = {
            "objectClass:List<String>='org.mailsender.store.StoreProvider'",
            StoreProvider.NAME + "=" + JdbcComponent.STORE
        },
        uses = StoreProvider.class,
        effective = JdbcActivator.ACTIVE)
@Requirement(
        namespace = JdbcActivator.SERVICE,
        filter = "(objectClass=org.osgi.service.cm.ConfigurationAdmin)",
        effective = JdbcActivator.ACTIVE)
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class JdbcActivator implements BundleActivator {

    static final String SERVICE = "osgi.service";
    static final String ACTIVE = "active";

    /** Behind the interpolation plug-in, whose ranking is 500, so that placeholders are resolved by then. */
    private static final int RANKING = 1000;

    @Override
    public void start(BundleContext context) {
        context.registerService(
                new String[] {
                    ConfigurationPlugin.class.getName(),
                    SynchronousConfigurationListener.class.getName(),
                    PasswordVault.class.getName()
                },
                new PasswordVault(context.getBundle()),
                FrameworkUtil.asDictionary(Map.of(
                        ConfigurationPlugin.CM_TARGET, JdbcComponent.PID, ConfigurationPlugin.CM_RANKING, RANKING)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters the vault.
    }
}
