// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.util.ArrayList;
import java.util.List;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailRecord;

/** Who of a mail's recipients has it, for the log; nothing is said of a mail that all or none of them have. Immutable. */
record Recipients(List<String> having, List<String> givenUp, List<String> waiting) {

    /** A line is to be read; who all of them are, the event and the transaction tell. */
    private static final int MOST = 5;

    static Recipients of(MailRecord mail, DeliveryState state) {
        List<String> waiting = new ArrayList<>(mail.envelope().recipients());
        waiting.removeAll(state.accepted());
        waiting.removeAll(state.rejected().keySet());
        return new Recipients(
                List.copyOf(state.accepted()), List.copyOf(state.rejected().keySet()), List.copyOf(waiting));
    }

    String whoHasItNot() {
        return having.isEmpty() ? "" : " for " + some(givenUp) + ", while " + some(having) + " got it";
    }

    String whoWaits() {
        return having.isEmpty() && givenUp.isEmpty() ? "" : " for " + some(waiting);
    }

    private static String some(List<String> addresses) {
        return addresses.size() <= MOST
                ? String.join(", ", addresses)
                : String.join(", ", addresses.subList(0, MOST)) + " and " + (addresses.size() - MOST) + " more";
    }
}
