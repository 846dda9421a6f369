// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.util.List;
import java.util.Set;
import org.mailsender.PropertyNames;
import org.osgi.service.event.Event;

/**
 * What another instance published of a mail, taken as an event: it tells of that mail, and does not ask for one like it.
 * An alarm goes to those who are configured for alarms, not once more to those whom the failed mail was meant for.
 */
final class OutcomeOfAnother {

    /** What it says of the other mail: to be told by templates, but in no place of theirs. */
    private static final Set<String> TOLD =
            Set.of(PropertyNames.SUBJECT, PropertyNames.MESSAGE, PropertyNames.RECIPIENTS, PropertyNames.MESSAGE_KEY);

    private OutcomeOfAnother() {}

    /** Whether an instance of ours published this event. Never fails, and runs no foreign code. */
    static boolean is(Event event) {
        List<String> via = EventSummary.textsAtOnce(event.getProperty(PropertyNames.VIA));
        return !via.isEmpty()
                && via.get(via.size() - 1).equals(event.getProperty(PropertyNames.INSTANCE))
                && event.getProperty(PropertyNames.EVENT_NAME) instanceof String;
    }

    /** The properties by which an event does not ask for anything. */
    static Set<String> toldBy(Event event) {
        return is(event) ? TOLD : Set.of();
    }
}
