// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Function;
import org.mailsender.store.DeliveryState;

/** Stores a {@link DeliveryState} in a file of its own beside the mail, in the same form as the fields in front of it. */
final class DeliveryStateFormat {

    private DeliveryStateFormat() {}

    static String write(DeliveryState state) {
        Fields fields = new Fields()
                .put("Attempts", Integer.toString(state.attempts()))
                .put("NextAttempt", state.nextAttempt().toString())
                .put("LastError", state.lastError())
                .putAll("Accepted", state.accepted());
        state.rejected()
                .forEach((recipient, reply) -> fields.put("Rejected", recipient).put("Reply", reply));
        return fields.text();
    }

    static DeliveryState read(String text) {
        Fields fields = Fields.parse(text);
        Map<String, String> rejected = new LinkedHashMap<>();
        for (int i = 0; i < fields.all("Rejected").size(); i++) {
            rejected.put(fields.all("Rejected").get(i), fields.all("Reply").get(i));
        }
        return new DeliveryState(
                value(fields, "Attempts", Integer::valueOf),
                value(fields, "NextAttempt", Instant::parse),
                fields.required("LastError"),
                new LinkedHashSet<>(fields.all("Accepted")),
                rejected);
    }

    private static <T> T value(Fields fields, String name, Function<String, T> reading) {
        String text = fields.required(name);
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("its " + name + " is '" + text + "'", e);
        }
    }
}
