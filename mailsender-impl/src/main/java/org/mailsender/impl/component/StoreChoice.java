// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailsender.impl.instance.StoreOpener;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.StoreSettings;
import org.mailsender.impl.spool.RecordTexts;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.MailStore;
import org.mailsender.store.StoreProvider;
import org.mailsender.store.StoreRequest;

/**
 * Opens the store that an instance is configured for: its spool, or the one that nodes share with the spool for when
 * the database does not answer. Immutable.
 *
 * @param folder of the spool
 * @param time tells it
 * @param provider of the shared store, empty while it is not there
 */
record StoreChoice(Path folder, Time time, Supplier<Optional<StoreProvider>> provider) implements StoreOpener {

    @Override
    public MailStore open(Settings settings, LaterTasks later) throws IOException {
        MailStore spool = Spool.open(folder, time, later);
        return settings.store().store().isEmpty() ? spool : shared(settings, spool, later);
    }

    private MailStore shared(Settings settings, MailStore spool, LaterTasks later) throws IOException {
        StoreSettings store = settings.store();
        Optional<StoreProvider> present = provider.get();
        if (present.isEmpty()) {
            return new WaitingForProvider(spool, store.store(), later);
        }
        try {
            return present.get().open(new StoreRequest(settings.instance(), store.digest(), spool, new RecordTexts()));
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }
}
