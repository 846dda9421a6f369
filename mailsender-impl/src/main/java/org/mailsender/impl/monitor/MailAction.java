// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.mailsender.management.MailKind;

/** Something that an operator does to the mails that one word names. Immutable. */
record MailAction(OnOne one, OnMany many) {

    private static final String ALL = "all";

    /** Does it to the mail of an id. */
    interface OnOne {
        boolean to(String id) throws IOException;
    }

    /** Does it to all mails of a kind. */
    interface OnMany {
        int to(MailKind kind, IntPredicate goOn) throws IOException;
    }

    /** How many mails it was done to. */
    int on(String mails) throws IOException {
        String word = mails.trim().toLowerCase(Locale.ROOT);
        Set<MailKind> kinds = kinds(word);
        int count = 0;
        for (MailKind kind : kinds) {
            count += many.to(kind, done -> true);
        }
        if (kinds.isEmpty() && !one.to(word)) {
            throw new IllegalArgumentException(
                    "'" + mails + "' is neither the id of a mail that is not under way, nor queued, failed or all.");
        }
        return kinds.isEmpty() ? 1 : count;
    }

    private static Set<MailKind> kinds(String word) {
        return Arrays.stream(MailKind.values())
                .filter(kind -> word.equals(ALL) || word.equals(kind.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailKind.class)));
    }
}
