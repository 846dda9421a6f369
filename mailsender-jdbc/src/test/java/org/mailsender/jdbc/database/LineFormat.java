// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailRecord;
import org.mailsender.store.RecordFormat;

/** Records and states in lines, for tests. */
final class LineFormat implements RecordFormat {

    @Override
    public String write(MailRecord mail) {
        return String.join(
                "\r\n",
                mail.accepted().toString(),
                String.join(",", mail.envelope().recipients()),
                mail.subject(),
                mail.messageKey().orElse(""),
                "");
    }

    @Override
    public MailRecord readRecord(String text) throws DamagedMailException {
        String[] lines = text.split("\r\n", -1);
        if (lines.length != 5) {
            throw new DamagedMailException("not a record", new Exception(text));
        }
        return new MailRecord(
                Instant.parse(lines[0]),
                new Envelope("app@example.com", Arrays.asList(lines[1].split(",")), false),
                "<id@example.com>",
                lines[2],
                Endpoint.NONE,
                "orders/Send",
                Optional.of(lines[3]).filter(key -> !key.isEmpty()),
                Optional.empty(),
                List.of());
    }

    @Override
    public String write(DeliveryState state) {
        StringBuilder text = new StringBuilder();
        text.append(state.attempts())
                .append('\n')
                .append(state.nextAttempt().toEpochMilli())
                .append('\n');
        text.append(state.lastError())
                .append('\n')
                .append(String.join(",", state.accepted()))
                .append('\n');
        state.rejected()
                .forEach((recipient, reply) ->
                        text.append(recipient).append('=').append(reply).append(','));
        return text.append('\n').toString();
    }

    @Override
    public DeliveryState readState(String text) {
        if (text.isEmpty()) {
            return DeliveryState.NEW;
        }
        String[] lines = text.split("\n", -1);
        Map<String, String> rejected = new LinkedHashMap<>();
        for (String pair : lines[4].split(",")) {
            if (!pair.isEmpty()) {
                rejected.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return new DeliveryState(
                Integer.parseInt(lines[0]),
                Instant.ofEpochMilli(Long.parseLong(lines[1])),
                lines[2],
                lines[3].isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(Arrays.asList(lines[3].split(","))),
                rejected);
    }
}
