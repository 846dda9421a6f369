// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;

/**
 * The mails of an instance that are shown at once, the newest first. Only they are read, or what a search looks at.
 *
 * @param shown those that were read
 * @param span which of all mails were looked at
 * @param search what they were searched for
 */
public record Mails(List<MailStatus> shown, Span span, Optional<String> search) {

    public static final int SIZE = 25;

    /** A search reads mails one by one; the reader goes on with it where they want. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** The mails from that one on, counted from the newest. */
    public static Mails of(Management management, MailKind kind, int from, Optional<String> search) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        return of(management, kind, from, search, () -> System.nanoTime() - end < 0);
    }

    static Mails of(Management management, MailKind kind, int from, Optional<String> search, BooleanSupplier patience)
            throws IOException {
        List<String> ids = management.ids(kind);
        Span all = new Span(from, search.isPresent() ? Math.max(1, ids.size()) : SIZE, ids.size());
        List<MailStatus> shown = new ArrayList<>();
        int looked = all.from();
        while (looked < all.end() && shown.size() < SIZE && (search.isEmpty() || patience.getAsBoolean())) {
            looked++;
            management
                    .mail(ids.get(ids.size() - looked))
                    .filter(mail -> search.isEmpty() || holds(mail, search.get()))
                    .ifPresent(shown::add);
        }
        int size = search.isPresent() ? Math.max(1, looked - all.from()) : SIZE;
        return new Mails(List.copyOf(shown), new Span(all.from(), size, all.total()), search);
    }

    private static boolean holds(MailStatus mail, String search) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return Stream.of(
                        Stream.of(mail.id(), mail.subject(), mail.error()),
                        mail.recipients().stream(),
                        mail.accepted().stream(),
                        mail.rejected().stream())
                .flatMap(texts -> texts)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Where the ones before begin; a search begins anew. */
    public OptionalInt previous() {
        return search.isPresent() && span.from() > 0 ? OptionalInt.of(0) : span.previous();
    }
}
