// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.io.IOException;
import org.mailsender.ConfigurationKeys;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is wrong with a file {@code org.mailsender~NAME.cfg}: File Install wants a hyphen there, and takes such a
 * file for a configuration that no component asks for.
 */
@Component(service = ConfigurationListener.class, immediate = true)
public final class MisnamedConfigurations implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final String MISTAKE = ConfigurationKeys.PID + "~";

    /**
     * Looks at what is configured already.
     *
     * @param configurations holds it
     */
    @Activate
    public MisnamedConfigurations(@Reference(name = "configurations") ConfigurationAdmin configurations) {
        try {
            Configuration[] misnamed = configurations.listConfigurations("(service.pid=" + MISTAKE + "*)");
            if (misnamed != null) {
                for (Configuration configuration : misnamed) {
                    check(configuration.getPid(), configuration.getFactoryPid());
                }
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn("MailSender: the configurations cannot be listed: {}", e.getMessage());
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_UPDATED) {
            check(event.getPid(), event.getFactoryPid());
        }
    }

    private static void check(String pid, String factoryPid) {
        if (factoryPid == null && pid.startsWith(MISTAKE)) {
            String name = pid.substring(MISTAKE.length());
            LOG.warn(
                    "{}: the configuration {} makes no instance; rename its file to {}-{}.cfg.",
                    name,
                    pid,
                    ConfigurationKeys.PID,
                    name);
        }
    }
}
