// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Map;
import org.mailsender.ConfigurationKeys;
import org.mailsender.MailSender;
import org.mailsender.management.Management;
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
 * Registers the vault before Declarative Services, which waits for the activator, reads any configuration. It also
 * declares the services that others may require, and those that the components need: Karaf installs no feature whose
 * services nobody promises. What the components are to one another is nobody's concern, so bnd declares none of it.
 */
@Capability(
        namespace = SecretVaultActivator.SERVICE,
        attribute = "objectClass:List<String>='org.mailsender.MailSender'",
        uses = MailSender.class,
        effective = SecretVaultActivator.ACTIVE)
@Capability(
        namespace = SecretVaultActivator.SERVICE,
        attribute = "objectClass:List<String>='org.mailsender.management.Management'",
        uses = Management.class,
        effective = SecretVaultActivator.ACTIVE)
@Requirement(
        namespace = SecretVaultActivator.SERVICE,
        filter = "(objectClass=org.osgi.service.event.EventAdmin)",
        effective = SecretVaultActivator.ACTIVE)
@Requirement(
        namespace = SecretVaultActivator.SERVICE,
        filter = "(objectClass=org.osgi.service.cm.ConfigurationAdmin)",
        effective = SecretVaultActivator.ACTIVE)
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class SecretVaultActivator implements BundleActivator {

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
        JdkMemory.forget();
    }
}
