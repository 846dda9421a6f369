// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.message.RenderedMail;
import org.mailsender.impl.settings.Settings;
import org.mailsender.store.Composer;
import org.mailsender.store.Composition;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;

/**
 * Makes the mail of a request, by the configuration at the time it came. Used once, by one thread.
 *
 * @param request what is asked for
 * @param settings the configuration then
 * @param taken when it came
 * @param renderer makes the text
 * @param entry its place in the queue
 */
record Composing(Request request, Settings settings, Instant taken, MailRenderer renderer, QueueEntry entry)
        implements Composer<RefusedException> {

    @Override
    public Composition compose() throws RefusedException {
        RenderedMail rendered = renderer.render(request.mail(), settings.rendering(), messageId());
        MailRecord mail = new MailRecord(
                taken,
                rendered.envelope(),
                rendered.messageId(),
                rendered.subject(),
                settings.endpoint(),
                request.sourceTopic(),
                request.mail().messageKey(),
                request.mail().correlationId(),
                request.via());
        return new Composition(mail, rendered::writeTo);
    }

    private String messageId() {
        long random = ThreadLocalRandom.current().nextLong() >>> 1;
        return entry.idText() + "." + Long.toString(random, Character.MAX_RADIX);
    }
}
