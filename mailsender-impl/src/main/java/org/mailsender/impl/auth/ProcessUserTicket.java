// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import javax.security.sasl.Sasl;

/**
 * GSSAPI (RFC 4752) with the Kerberos ticket of the operating-system user that the process runs as: a ticket cache of
 * type FILE, as kinit, k5start or sssd keep it; with {@code -Dsun.security.jgss.native=true} whatever the platform's
 * library finds. It logs in for each connection, so that a renewed ticket is seen.
 */
final class ProcessUserTicket {

    private ProcessUserTicket() {}

    static Mechanism gssapi(String host) throws AuthenticationFailedException {
        Map<String, String> properties = Map.of(Sasl.QOP, "auth", Sasl.SERVER_AUTH, "true");
        boolean platformLibrary = Boolean.getBoolean("sun.security.jgss.native");
        return SaslMechanism.of("GSSAPI", host, properties, null, platformLibrary ? null : ticketHolder());
    }

    private static Subject ticketHolder() throws AuthenticationFailedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The login module is a service of the JDK, which a bundle's class loader does not find.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Subject subject = new Subject();
            new LoginContext("mailsender", subject, null, new TicketCache()).login();
            return subject;
        } catch (LoginException | SecurityException e) {
            throw new AuthenticationFailedException(
                    "GSSAPI: the user " + System.getProperty("user.name")
                            + " has no valid Kerberos ticket in a FILE cache (" + e.getMessage()
                            + "); run kinit or k5start for this user.",
                    false);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Takes the ticket there is, and never asks on the console. */
    private static final class TicketCache extends Configuration {

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        LoginModuleControlFlag.REQUIRED,
                        Map.of("useTicketCache", "true", "doNotPrompt", "true"))
            };
        }
    }
}
