// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/** What a node is called if nobody gives it a name. */
public final class NodeName {

    private NodeName() {}

    /**
     * Karaf's name, unless it is the one that every Karaf begins with; else the host's.
     *
     * @param context the bundle's
     * @return "" if neither is known
     */
    public static String of(BundleContext context) {
        return Optional.ofNullable(context.getProperty("karaf.name"))
                .filter(name -> !name.isBlank() && !name.equals("root"))
                .orElseGet(NodeName::host);
    }

    /** Kubernetes and Docker set it in the environment. */
    private static String host() {
        String environment = System.getenv("HOSTNAME");
        if (environment != null && !environment.isBlank()) {
            return environment;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
