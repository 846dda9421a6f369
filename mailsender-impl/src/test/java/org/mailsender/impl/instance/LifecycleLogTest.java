// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.testing.LogLines;

class LifecycleLogTest {

    private final LogLines lines = new LogLines();
    private final LifecycleLog log = new LifecycleLog(lines.logger());

    private static Settings settings(Map<String, String> more) throws ConfigurationException {
        Map<String, String> properties = new HashMap<>(Map.of(
                "instance", "orders", "mailServer", "smtp.example.com", "port", "587", "sender", "app@example.com"));
        properties.putAll(more);
        return SettingsReader.read(properties);
    }

    @Test
    void aStartSaysWhereMailsGoWhatIsTakenAndWhatWaits() throws ConfigurationException {
        log.started(settings(Map.of()), 3);

        assertEquals(
                List.of("INFO orders: started; sends to smtp.example.com:587, takes orders/Send, 3 mail(s) waiting"),
                lines.all());
    }

    @Test
    void aChangeSaysWhatHoldsFromNowOn() throws ConfigurationException {
        log.changed(settings(Map.of("port", "25", "event.topics", "orders/Send,shop/Done")));

        assertEquals(
                List.of("INFO orders: changed; sends to smtp.example.com:25, takes orders/Send and shop/Done"),
                lines.all());
    }

    @Test
    void aDisabledInstanceTakesNoEvents() throws ConfigurationException {
        log.changed(settings(Map.of("enabled", "false")));

        assertEquals(
                List.of("INFO orders: changed; sends to smtp.example.com:587 by hand only, because it is disabled"),
                lines.all());
    }

    @Test
    void anEndSaysWhatStaysInTheSpool() throws ConfigurationException {
        log.stopped(settings(Map.of()), 0);
        log.stopped(settings(Map.of()), 2);

        assertEquals(
                List.of(
                        "INFO orders: stopped",
                        "INFO orders: stopped with 2 mail(s) in the spool, which are sent when an instance of this"
                                + " name returns"),
                lines.all());
    }
}
