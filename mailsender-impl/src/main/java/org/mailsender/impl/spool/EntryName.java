// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailsender.store.MailIds;
import org.mailsender.store.QueueEntry;

/**
 * A queue entry as the name of a file: the id, eleven digits of base 36 that sort by the time of the event, then
 * {@code .m} if the mail was sent by hand, then {@code .k-} and the hash of its message key if it has one.
 */
final class EntryName {

    private static final Pattern NAME = Pattern.compile("([0-9a-z]{11})(\\.m)?(?:\\.k-([0-9a-f]{16}))?");

    private EntryName() {}

    static String of(QueueEntry entry) {
        String key = entry.keyHash() == 0 ? "" : String.format(Locale.ROOT, ".k-%016x", entry.keyHash());
        return entry.idText() + (entry.manual() ? ".m" : "") + key;
    }

    static Optional<QueueEntry> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        OptionalLong id = MailIds.parse(parts.group(1));
        long key = parts.group(3) == null ? 0 : Long.parseUnsignedLong(parts.group(3), 16);
        return id.isPresent()
                ? Optional.of(new QueueEntry(id.getAsLong(), parts.group(2) != null, key))
                : Optional.empty();
    }
}
