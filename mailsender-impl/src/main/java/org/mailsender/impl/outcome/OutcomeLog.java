// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.delivery.Outcomes.Taken;
import org.mailsender.impl.mail.Characters;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.slf4j.Logger;

/**
 * The log's lines on what becomes of mails, which all begin with the instance. ERROR asks for an operator, WARN tells of
 * a mail that is lost for good, INFO how mails go on and end, DEBUG what is told elsewhere too. Thread-safe.
 */
final class OutcomeLog {

    private final String instance;
    private final Logger log;
    /** Why the queue rests, which is said once, and not for the mail that met it; null while it goes on. */
    private volatile String heldBecause;

    OutcomeLog(String instance, Logger log) {
        this.instance = instance;
        this.log = log;
    }

    void queued(MailRecord mail) {
        log.debug("{}: {} is queued for {} recipient(s)", instance, mail.messageId(), recipientCount(mail));
    }

    void deferred(StoredMail mail, DeliveryState state, Instant next) {
        String line = "{}: {} is deferred after attempt {}{}, next attempt at {}: {}";
        Object[] values = {
            instance,
            mail.mail().messageId(),
            state.attempts(),
            Recipients.of(mail.mail(), state).whoWaits(),
            seconds(next),
            state.lastError()
        };
        if (state.lastError().equals(heldBecause)) {
            log.debug(line, values);
        } else {
            log.info(line, values);
        }
    }

    void done(StoredMail mail, DeliveryState state, Taken taken) {
        log.info(
                "{}: {} is Done after {} attempt(s){}: {}",
                instance,
                mail.mail().messageId(),
                state.attempts(),
                taken.server().isEmpty() ? "" : ", taken by " + taken.server(),
                taken.reply());
    }

    void failed(StoredMail mail, DeliveryState state) {
        log.warn(
                "{}: {} is Failed after {} attempt(s){}: {}",
                instance,
                mail.mail().messageId(),
                state.attempts(),
                Recipients.of(mail.mail(), state).whoHasItNot(),
                state.lastError());
    }

    void refused(Refusal refusal) {
        log.warn(
                "{}: a request{}{} is refused: {}",
                instance,
                refusal.sourceTopic().isEmpty() ? "" : " on " + refusal.sourceTopic(),
                refusal.subject().isEmpty() ? "" : " for " + Characters.quoted(refusal.subject()),
                refusal.error());
    }

    void lost(QueueEntry entry, String error) {
        log.error("{}: the queued mail {} cannot be sent: {}", instance, entry.idText(), error);
    }

    void held(Hold hold, Instant until) {
        heldBecause = hold.reason();
        log.error("{}: the queue is held until {}: {}", instance, seconds(until), hold.reason());
    }

    void resumed(int queued) {
        heldBecause = null;
        log.info("{}: the queue goes on, {} mail(s) waiting", instance, queued);
    }

    void tookOver(String server, String reason) {
        log.error("{}: the mails go to {} meanwhile: {}", instance, server, reason);
    }

    void returned(String server) {
        log.info("{}: the mails go to {} again", instance, server);
    }

    void spoolTrouble(String sentence) {
        log.error("{}: trouble with the spool: {}", instance, sentence);
    }

    void spoolWorks() {
        log.info("{}: the spool works again", instance);
    }

    private static int recipientCount(MailRecord mail) {
        return mail.envelope().recipients().size();
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
