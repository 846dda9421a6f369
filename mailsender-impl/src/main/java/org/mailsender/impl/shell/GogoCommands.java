// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Offers the commands to Gogo, unless Karaf's shell is there: it finds commands of its own kind in this bundle, with help
 * and completion.
 */
@Component(
        immediate = true,
        service = {})
public final class GogoCommands {

    private static final String KARAF_COMMAND = "org.apache.karaf.shell.api.action.Action";

    private final ServiceRegistration<?> registration;

    /**
     * Registers them.
     *
     * @param commands what they do
     * @param context of the bundle
     */
    @Activate
    public GogoCommands(@Reference(name = "commands") MailCommands commands, BundleContext context) {
        registration = isKaraf()
                ? null
                : context.registerService(
                        Object.class,
                        new GogoMail(commands),
                        FrameworkUtil.asDictionary(
                                Map.of("osgi.command.scope", "mail", "osgi.command.function", functions())));
    }

    static String[] functions() {
        return new String[] {
            "list",
            "queue",
            "failed",
            "send",
            "test",
            "retry",
            "drop",
            "yield",
            "show",
            "preview",
            "export",
            "transactions"
        };
    }

    private static boolean isKaraf() {
        try {
            Class.forName(KARAF_COMMAND, false, GogoCommands.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Takes them back. */
    @Deactivate
    public void deactivate() {
        if (registration != null) {
            registration.unregister();
        }
    }
}
