// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.IOException;
import java.time.Instant;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.ContentReader;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.message.UnreadableFileException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.LimitedOutputStream;
import org.mailsender.management.MailContent;
import org.mailsender.store.Composition;
import org.mailsender.store.MailIds;
import org.mailsender.store.MessageTooLargeException;
import org.mailsender.store.QueueEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the mail of a request in the same way as {@link StoringTask}, attachments read, and keeps nothing of it.
 * Immutable; for threads whose context class loader is the bundle's.
 *
 * @param settings the configuration
 * @param taken when it would have come
 * @param renderer makes the text
 */
record Preview(Settings settings, Instant taken, MailRenderer renderer) {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    MailContent of(Source source) throws IOException {
        try {
            Composition mail = composed(source);
            long limit = settings.rendering().maxMessageBytes();
            return new ContentReader()
                    .read(mail.mail().envelope(), out -> mail.text().writeTo(new LimitedOutputStream(out, limit)));
        } catch (RefusedException e) {
            throw refusal(Objection.of(e), e);
        } catch (MessageTooLargeException e) {
            throw refusal(Objection.of(e), e);
        } catch (UnreadableFileException e) {
            throw refusal(Objection.of(e), e);
        } catch (RuntimeException e) {
            LOG.error("{}: an error of our own met a preview", settings.instance(), e);
            throw refusal(Objection.ofOurOwn(e), e);
        }
    }

    private Composition composed(Source source) throws RefusedException {
        Request request = source.read(settings, taken);
        if (request.mail().correlationId().isPresent()) {
            CorrelationIds.check(request.mail().correlationId().get());
        }
        QueueEntry nowhere = new QueueEntry(MailIds.first(taken), request.manual(), 0);
        return new Composing(request, settings, taken, renderer, nowhere).compose();
    }

    private static IllegalArgumentException refusal(Objection objection, Exception cause) {
        return new IllegalArgumentException(objection.sentence(), cause);
    }
}
