// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailsender.impl.store.ArrivalIds;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composer;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.FailedMails;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailRecord;
import org.mailsender.store.MailStore;
import org.mailsender.store.Note;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Telling;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/** Mails in memory, on a disk that fails when a test says so. Not thread-safe. */
public final class MemoryStore implements MailStore {

    private final ArrivalIds ids;
    private final List<String> journal;
    private final Map<Long, StoredMail> waiting = new TreeMap<>();
    private final Map<Ending, Map<Long, StoredMail>> owed = new EnumMap<>(Ending.class);
    private final Map<Long, StoredMail> failed = new TreeMap<>();
    private String transactions = "";
    private boolean broken;

    /** What is done to the mails is written to a journal. */
    public MemoryStore(Time time, List<String> journal) {
        this.ids = new ArrivalIds(time, 0);
        this.journal = journal;
        for (Ending ending : Ending.values()) {
            owed.put(ending, new TreeMap<>());
        }
    }

    /** A stored mail to some recipients. */
    public StoredMail mailTo(String... recipients) {
        QueueEntry entry = next(false, Optional.empty());
        MailRecord mail = new MailRecord(
                entry.taken(),
                new Envelope("app@example.com", List.of(recipients), false),
                "<" + entry.idText() + "@example.com>",
                "Subject",
                Endpoint.NONE,
                "orders/Send",
                Optional.empty(),
                Optional.empty(),
                List.of());
        StoredMail stored = new StoredMail(entry, mail, DeliveryState.NEW, out -> {}, 0);
        waiting.put(entry.id(), stored);
        return stored;
    }

    /** As it is stored now. */
    public StoredMail reread(StoredMail mail) {
        return read(mail.entry()).orElseThrow();
    }

    /** From now on nothing can be written, or everything can again. */
    public void breakDisk(boolean now) {
        broken = now;
    }

    private void write(String what) throws IOException {
        if (broken) {
            throw new IOException("the disk is full");
        }
        journal.add(what);
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        return new QueueEntry(
                ids.next(), manual, messageKey.map(String::hashCode).orElse(0));
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        Composition composition = composer.compose();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        composition.text().writeTo(text);
        write("store");
        byte[] octets = text.toByteArray();
        waiting.put(
                entry.id(),
                new StoredMail(entry, composition.mail(), DeliveryState.NEW, out -> out.write(octets), octets.length));
        return new Storing.Stored(composition.mail(), Durability.LOCAL);
    }

    @Override
    public List<WaitingMail> waiting() {
        return waiting.values().stream()
                .map(mail -> new WaitingMail(mail.entry(), mail.state().nextAttempt()))
                .toList();
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) {
        return Optional.ofNullable(waiting.get(entry.id()));
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        waiting.computeIfPresent(
                entry.id(), (id, mail) -> new StoredMail(entry, mail.mail(), state, mail.text(), mail.size()));
        write("save");
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        write("end " + end.ending());
        Optional.ofNullable(waiting.remove(entry.id()))
                .ifPresent(mail -> owed.get(end.ending())
                        .put(entry.id(), new StoredMail(entry, mail.mail(), end.state(), mail.text(), mail.size())));
        return Telling.HERE;
    }

    @Override
    public List<QueueEntry> owed(Ending ending) {
        return entries(owed.get(ending));
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) {
        return Optional.ofNullable(owed.get(ending).get(entry.id()))
                .map(mail -> new EndedMail(mail, MailEnd.of(ending, mail.state())));
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        write("published");
        StoredMail mail = owed.get(ending).remove(entry.id());
        if (mail != null && ending == Ending.FAILED) {
            failed.put(entry.id(), mail);
        }
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        write("set aside");
        failed.put(entry.id(), waiting.remove(entry.id()));
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        write("remove");
        waiting.remove(entry.id());
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        write("put back");
        StoredMail mail = failed.remove(entry.id());
        waiting.put(entry.id(), new StoredMail(entry, mail.mail(), mail.state().retried(), mail.text(), mail.size()));
    }

    @Override
    public void requireReserve(long bytes) {
        // Memory has room.
    }

    @Override
    public FailedMails failed() {
        return new FailedMails() {
            @Override
            public List<QueueEntry> entries() {
                return MemoryStore.entries(failed);
            }

            @Override
            public Optional<StoredMail> read(QueueEntry entry) {
                return Optional.ofNullable(failed.get(entry.id()));
            }

            @Override
            public void drop(QueueEntry entry) throws IOException {
                write("drop");
                failed.remove(entry.id());
            }
        };
    }

    private static List<QueueEntry> entries(Map<Long, StoredMail> mails) {
        return new ArrayList<>(mails.values().stream().map(StoredMail::entry).toList());
    }

    @Override
    public Note transactions() {
        return new Note() {
            @Override
            public String read() {
                return transactions;
            }

            @Override
            public void write(String text) throws IOException {
                MemoryStore.this.write("transactions");
                transactions = text;
            }
        };
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
