// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.slf4j.Logger;

/** The log's lines on an instance itself: one when it starts, one for each change, one when it stops. Immutable. */
record LifecycleLog(Logger log) {

    void started(Settings settings, int waiting) {
        log.info("{}: started; {}, {} mail(s) waiting", settings.instance(), work(settings), waiting);
    }

    void changed(Settings settings) {
        log.info("{}: changed; {}", settings.instance(), work(settings));
    }

    void stopped(Settings settings, int waiting) {
        if (waiting == 0) {
            log.info("{}: stopped", settings.instance());
        } else {
            log.info(
                    "{}: stopped with {} mail(s) in the spool, which are sent when an instance of this name returns",
                    settings.instance(),
                    waiting);
        }
    }

    private static String work(Settings settings) {
        String server = "sends to "
                + String.join(
                        " or else ",
                        settings.servers().stream()
                                .map(TransportSettings::server)
                                .toList());
        return settings.enabled()
                ? server + ", takes " + String.join(" and ", settings.topics())
                : server + " by hand only, because it is disabled";
    }
}
