// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.EventProperties;
import org.mailsender.Topics;
import org.mailsender.Transaction;
import org.mailsender.impl.spool.MailRecord;
import org.osgi.service.event.Event;

/** Makes the events that tell what became of a mail (OSGi Compendium 113); all values are of JDK types. */
final class OutcomeEvents {

    private final String instance;

    OutcomeEvents(String instance) {
        this.instance = instance;
    }

    /** What all of them carry, of a mail that exists. */
    Map<String, Object> of(MailRecord mail, Instant now) {
        Map<String, Object> properties = common(mail.endpoint(), mail.sourceTopic(), mail.via(), now);
        properties.put(EventProperties.MESSAGE_ID, mail.messageId());
        properties.put(EventProperties.SUBJECT, mail.subject());
        properties.put(EventProperties.RECIPIENTS, array(mail.envelope().recipients()));
        mail.messageKey().ifPresent(key -> properties.put(EventProperties.MESSAGE_KEY, key));
        mail.correlationId().ifPresent(id -> properties.put(EventProperties.CORRELATION_ID, id));
        return properties;
    }

    /** What all of them carry, of a request that became no mail. */
    Map<String, Object> of(Refusal refusal, Instant now) {
        Map<String, Object> properties = common(refusal.endpoint(), refusal.sourceTopic(), refusal.via(), now);
        properties.put(EventProperties.MESSAGE_ID, "");
        properties.put(EventProperties.SUBJECT, refusal.subject());
        properties.put(EventProperties.RECIPIENTS, array(refusal.recipients()));
        refusal.messageKey().ifPresent(key -> properties.put(EventProperties.MESSAGE_KEY, key));
        refusal.correlationId().ifPresent(id -> properties.put(EventProperties.CORRELATION_ID, id));
        return properties;
    }

    private Map<String, Object> common(String endpoint, String sourceTopic, List<String> via, Instant now) {
        List<String> path = new ArrayList<>(via);
        path.add(instance);
        Map<String, Object> properties = new HashMap<>();
        properties.put(EventProperties.INSTANCE, instance);
        properties.put(EventProperties.ENDPOINT, endpoint);
        properties.put(EventProperties.TIMESTAMP, now.toEpochMilli());
        properties.put(EventProperties.SOURCE_TOPIC, sourceTopic);
        properties.put(EventProperties.VIA, array(path));
        return properties;
    }

    /** One event of this instance, such as {@code orders/Done}. */
    Event event(String kind, Map<String, Object> properties) {
        properties.put(EventProperties.EVENT_NAME, instance + "." + kind);
        return new Event(Topics.of(instance, kind), properties);
    }

    /** The record of an outcome. */
    Event transaction(Transaction transaction, Map<String, Object> outcome) {
        Map<String, Object> properties = new HashMap<>(outcome);
        properties.put(EventProperties.SUCCESS, transaction.success());
        properties.put(EventProperties.MESSAGE, transaction.message());
        properties.put(EventProperties.DURATION_MILLIS, transaction.duration().toMillis());
        return new Event(transaction.success() ? Topics.TRANSACTION_SUCCESS : Topics.TRANSACTION_FAILURE, properties);
    }

    static String[] array(List<String> list) {
        return list.toArray(String[]::new);
    }
}
