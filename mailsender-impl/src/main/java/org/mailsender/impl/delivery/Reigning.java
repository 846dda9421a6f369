// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Handover;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;

/** Sends the mails of a shared store while it is this node's turn, and tells the outcomes of those that it took. */
final class Reigning implements StoreListener {

    /** For mails under way, as long as they are this node's to send: the next sender need not wait to try them again. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** For connections to be closed: what goes on after it cannot be ended with a final dot any more. */
    private static final Duration AFTER_BREAK = Duration.ofSeconds(2);

    private final Sharing sharing;
    private final DeliveryContext context;
    private final Dispatcher dispatcher;
    private final QueueLoader loader;
    private final OwedOutcomes owed;
    private final Granting granting;

    Reigning(
            Sharing sharing,
            DeliveryContext context,
            Dispatcher dispatcher,
            QueueLoader loader,
            OwedOutcomes owed,
            Granting granting) {
        this.sharing = sharing;
        this.context = context;
        this.dispatcher = dispatcher;
        this.loader = loader;
        this.owed = owed;
        this.granting = granting;
    }

    @Override
    public void reignBegan(Handover before) {
        dispatcher.restore(Succession.of(before, time()));
        dispatcher.start();
        changed();
    }

    @Override
    public Handover reignOver() {
        Duration grace = sharing.reigns() ? GRACE : Duration.ZERO;
        Handover left = dispatcher.leave(grace, AFTER_BREAK).handover(time());
        context.early().abandon();
        context.idle().abortAll();
        return left;
    }

    @Override
    public void changed() {
        attempt(() -> {
            if (sharing.reigns()) {
                loader.load();
                granting.grant();
            }
        });
    }

    @Override
    public void outcomesOwed() {
        attempt(owed::tell);
    }

    @Override
    public void trouble(String sentence) {
        context.trouble(sentence);
    }

    @Override
    public void works() {
        context.works();
    }

    /** What to do with the store. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** The store asks again when it can answer. */
    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            context.trouble(Reason.of(e));
        }
    }

    private Time time() {
        return context.services().time();
    }
}
