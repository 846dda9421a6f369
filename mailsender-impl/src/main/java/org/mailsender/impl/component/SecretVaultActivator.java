// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Map;
import org.mailsender.ConfigurationKeys;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * Registers the vault before Declarative Services, which waits for the activator, reads any configuration. It also
 * declares the services that are registered by hand: Karaf installs no feature whose services nobody promises.
 */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='org.mailsender.impl.component.SecretVault,org.mailsender.MailSender,"
                + "org.mailsender.management.Management'")
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class SecretVaultActivator implements BundleActivator {

    /** Behind the interpolation plug-in, whose ranking is 500, so that placeholders are resolved by then. */
    private static final int RANKING = 1000;

    @Override
    public void start(BundleContext context) {
        context.registerService(
                new String[] {
                    ConfigurationPlugin.class.getName(),
                    SynchronousConfigurationListener.class.getName(),
                    SecretVault.class.getName()
                },
                new SecretVault(context.getBundle()),
                FrameworkUtil.asDictionary(Map.of(
                        ConfigurationPlugin.CM_TARGET,
                        ConfigurationKeys.PID,
                        ConfigurationPlugin.CM_RANKING,
                        RANKING)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters the vault.
    }
}
