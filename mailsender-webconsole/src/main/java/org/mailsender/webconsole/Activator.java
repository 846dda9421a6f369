// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.time.Clock;
import java.util.Map;
import org.mailsender.webconsole.call.Call;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Offers the page to whichever Web Console is there: Felix' current one, Karaf's, or both. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private Console console;

    @Override
    public void start(BundleContext context) {
        console = new Console(new ServiceRegistry(context), Clock.systemUTC());
        Map<String, String> properties = Map.of(
                "felix.webconsole.label", Call.LABEL,
                "felix.webconsole.title", "MailSender",
                "felix.webconsole.category", "Main");
        boolean jakarta = offer(() -> JakartaPage.register(context, console, properties));
        // Felix' servlet bundle has both APIs, and its console would complain of a page that comes twice.
        if (!jakarta || context.getProperty("karaf.home") != null) {
            offer(() -> JavaxPage.register(context, console, properties));
        }
    }

    /** An API that is not installed has no console that could show the page. */
    private static boolean offer(Runnable registration) {
        try {
            registration.run();
            return true;
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the services back.
        console.close();
    }
}
