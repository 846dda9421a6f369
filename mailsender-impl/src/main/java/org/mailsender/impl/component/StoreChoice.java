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
 * the database does not answer. Thread-safe.
 */
final class StoreChoice implements StoreOpener {

    private final Path folder;
    private final Time time;
    private final Supplier<ProviderWatch.Offer> offers;
    private volatile ProviderWatch.Offer used = ProviderWatch.Offer.NONE;

    /** Of the spool in a folder; the offer has the provider of the shared store. */
    StoreChoice(Path folder, Time time, Supplier<ProviderWatch.Offer> offers) {
        this.folder = folder;
        this.time = time;
        this.offers = offers;
    }

    @Override
    public MailStore open(Settings settings, LaterTasks later) throws IOException {
        ProviderWatch.Offer offer = offers.get();
        used = offer;
        MailStore spool = Spool.open(folder, time, later);
        return settings.store().store().isEmpty() ? spool : shared(settings, spool, later, offer.provider());
    }

    @Override
    public boolean isStale() {
        return !offers.get().equals(used);
    }

    private MailStore shared(Settings settings, MailStore spool, LaterTasks later, Optional<StoreProvider> present)
            throws IOException {
        StoreSettings store = settings.store();
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
