// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailsender.jdbc.database.AwayException;
import org.mailsender.store.Census;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/** What nodes do together, with the mails that wait on this one's disk in all that is shown. Thread-safe. */
final class InboxSharing implements Sharing {

    private final Sharing central;
    private final Inbox inbox;

    InboxSharing(Sharing central, Inbox inbox) {
        this.central = central;
        this.inbox = inbox;
    }

    @Override
    public void start(StoreListener listener) {
        InboxListener hearing = new InboxListener(listener);
        inbox.start(hearing);
        central.start(hearing);
    }

    @Override
    public boolean reigns() {
        return central.reigns();
    }

    @Override
    public void announced(QueueEntry entry) {
        inbox.announced(entry);
    }

    @Override
    public void hold(Optional<HeldQueue> hold) {
        central.hold(hold);
    }

    @Override
    public void configured(String settings) {
        central.configured(settings);
    }

    /** The database may have a mail of the inbox as well, if its answer was lost: nobody else may end it. */
    @Override
    public void wish(Wish wish) throws IOException {
        if (wish.mail().isPresent() && inbox.waiting().has(wish.mail().get())) {
            inbox.mover().nudge();
            throw new IOException("the mail " + wish.mail().get().idText()
                    + " waits on this node's disk until the database answers; ask again when it does.");
        }
        central.wish(wish);
    }

    @Override
    public List<Wish> wishes() throws IOException {
        return central.wishes();
    }

    /** While the database is away, those that wait on the disk. */
    @Override
    public List<QueueEntry> queued() throws IOException {
        List<QueueEntry> here = inbox.waiting().entries();
        try {
            return Lists.together(central.queued(), here);
        } catch (AwayException e) {
            if (here.isEmpty()) {
                throw e;
            }
            return here;
        }
    }

    @Override
    public Optional<WaitingMail> find(long id) throws IOException {
        Optional<WaitingMail> here = inbox.waiting().find(id);
        return here.isPresent() ? here : central.find(id);
    }

    @Override
    public Census census() {
        Census shared = central.census();
        List<QueueEntry> here = inbox.waiting().entries();
        return new Census(
                shared.queued() + here.size(),
                shared.failed() + inbox.failed().localSize(),
                Stream.concat(shared.oldest().stream(), here.stream().limit(1)).min(QueueEntry.BY_ARRIVAL),
                shared.node(),
                shared.sender(),
                here.size(),
                shared.hold(),
                trouble(shared.trouble(), here.size()),
                shared.warnings());
    }

    private String trouble(String shared, int here) {
        List<String> parts = new ArrayList<>();
        if (!shared.isEmpty()) {
            parts.add(withoutStop(shared));
        } else if (here > 0) {
            inbox.mover()
                    .trouble()
                    .map(IOException::getMessage)
                    .map(InboxSharing::withoutStop)
                    .ifPresent(parts::add);
        }
        if (here > 0) {
            parts.add(here + (here == 1 ? " mail waits" : " mails wait") + " on this node's disk");
        }
        return parts.isEmpty() ? "" : String.join("; ", parts) + ".";
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    @Override
    public String handOver() throws IOException {
        return central.handOver();
    }
}
