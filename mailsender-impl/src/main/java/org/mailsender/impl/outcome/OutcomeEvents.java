// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.PropertyNames;
import org.mailsender.Topics;
import org.mailsender.Transaction;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.store.Endpoint;
import org.mailsender.store.MailRecord;
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
        properties.put(PropertyNames.MESSAGE_ID, mail.messageId());
        properties.put(PropertyNames.SUBJECT, mail.subject());
        properties.put(PropertyNames.RECIPIENTS, array(mail.envelope().recipients()));
        mail.messageKey().ifPresent(key -> properties.put(PropertyNames.MESSAGE_KEY, key));
        mail.correlationId().ifPresent(id -> properties.put(PropertyNames.CORRELATION_ID, id));
        return properties;
    }

    /** What all of them carry, of a request that became no mail. */
    Map<String, Object> of(Refusal refusal, Instant now) {
        Map<String, Object> properties = common(refusal.endpoint(), refusal.sourceTopic(), refusal.via(), now);
        properties.put(PropertyNames.MESSAGE_ID, "");
        properties.put(PropertyNames.SUBJECT, refusal.subject());
        properties.put(PropertyNames.RECIPIENTS, array(refusal.recipients()));
        refusal.messageKey().ifPresent(key -> properties.put(PropertyNames.MESSAGE_KEY, key));
        refusal.correlationId().ifPresent(id -> properties.put(PropertyNames.CORRELATION_ID, id));
        return properties;
    }

    private Map<String, Object> common(Endpoint endpoint, String sourceTopic, List<String> via, Instant now) {
        List<String> path = new ArrayList<>(via);
        path.add(instance);
        Map<String, Object> properties = ofInstance(endpoint, now);
        properties.put(PropertyNames.SOURCE_TOPIC, sourceTopic);
        properties.put(PropertyNames.VIA, array(path));
        return properties;
    }

    /** The queue rests as a whole. */
    Event held(Endpoint endpoint, Hold hold, Instant until, int queued, Instant now) {
        Map<String, Object> properties = ofInstance(endpoint, now);
        properties.put(PropertyNames.ERROR, hold.reason());
        properties.put(PropertyNames.KIND, hold.kindText());
        properties.put(PropertyNames.NEXT_ATTEMPT, until.toEpochMilli());
        properties.put(PropertyNames.QUEUED, queued);
        return event(Topics.HELD, properties);
    }

    /** The queue that rested goes on. */
    Event resumed(Endpoint endpoint, Duration rested, int queued, Instant now) {
        Map<String, Object> properties = ofInstance(endpoint, now);
        properties.put(PropertyNames.HELD_MILLIS, rested.toMillis());
        properties.put(PropertyNames.QUEUED, queued);
        return event(Topics.RESUMED, properties);
    }

    /** What all of them carry that tell nothing of a single mail; by the path, no instance takes its own. */
    private Map<String, Object> ofInstance(Endpoint endpoint, Instant now) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PropertyNames.INSTANCE, instance);
        properties.put(PropertyNames.ENDPOINT, endpoint.name());
        properties.put(PropertyNames.INTERFACE, endpoint.interfaceName());
        properties.put(PropertyNames.TIMESTAMP, now.toEpochMilli());
        properties.put(PropertyNames.VIA, new String[] {instance});
        return properties;
    }

    /** One event of this instance, such as {@code orders/Done}. */
    Event event(String kind, Map<String, Object> properties) {
        properties.put(PropertyNames.EVENT_NAME, instance + "." + kind);
        return new Event(Topics.of(instance, kind), properties);
    }

    /** The record of an outcome. */
    Event transaction(Transaction transaction, Map<String, Object> outcome) {
        Map<String, Object> properties = new HashMap<>(outcome);
        properties.put(PropertyNames.SUCCESS, transaction.success());
        properties.put(PropertyNames.MESSAGE, transaction.message());
        properties.put(PropertyNames.DURATION_MILLIS, transaction.duration().toMillis());
        return new Event(transaction.success() ? Topics.TRANSACTION_SUCCESS : Topics.TRANSACTION_FAILURE, properties);
    }

    static String[] array(List<String> list) {
        return list.toArray(String[]::new);
    }
}
