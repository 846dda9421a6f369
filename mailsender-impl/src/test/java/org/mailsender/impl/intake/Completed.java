// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mailsender.Mail;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.osgi.service.event.Event;

/** What an instance with templates makes of an event, or of a mail sent by hand. */
final class Completed {

    private final Map<String, Object> configuration =
            new HashMap<>(Map.of("instance", "orders", "mailServer", "smtp.example.com", "sender", "app@example.com"));

    static Completed with(String key, Object value) {
        return new Completed().and(key, value);
    }

    Completed and(String key, Object value) {
        configuration.put(key, value);
        return this;
    }

    Settings settings() {
        try {
            return SettingsReader.read(configuration);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** The sentence that refuses the configuration. */
    String error() {
        return assertThrows(ConfigurationException.class, () -> SettingsReader.read(configuration))
                .getMessage();
    }

    Mail event(Map<String, ?> properties) throws RefusedException {
        return EventReader.read(new Event("FileCopy/Done", properties), settings(), Instant.EPOCH)
                .mail();
    }

    Mail byHand(Mail mail) throws RefusedException {
        return new Source.OfMail(mail).read(settings(), Instant.EPOCH).mail();
    }

    /** The sentence that refuses an event. */
    String refusal(Map<String, ?> properties) {
        return assertThrows(RefusedException.class, () -> event(properties)).getMessage();
    }
}
