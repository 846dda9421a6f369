// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.impl.smtp.OutgoingMail;
import org.mailsender.impl.smtp.UnreadableOutgoingException;
import org.mailsender.store.StoredMail;
import org.mailsender.store.UnreadableTextException;

/**
 * A stored mail as the transport sees it: only the recipients that do not have it yet. Immutable.
 *
 * @param stored which
 * @param settling hears what the attempt came to
 * @param unreadable hears of trouble of our own with the text
 */
record AttemptedMail(
        StoredMail stored, BiConsumer<StoredMail, AttemptResult> settling, Consumer<IOException> unreadable)
        implements OutgoingMail {

    @Override
    public String id() {
        return stored.entry().idText();
    }

    @Override
    public String sender() {
        return stored.mail().envelope().sender();
    }

    @Override
    public List<String> recipients() {
        return stored.state().remaining(stored.mail().envelope().recipients());
    }

    @Override
    public boolean needsSmtpUtf8() {
        return stored.mail().envelope().smtpUtf8();
    }

    @Override
    public long size() {
        return stored.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            stored.writeTo(out);
        } catch (UnreadableTextException e) {
            unreadable.accept(e);
            throw new UnreadableOutgoingException(e);
        }
    }

    @Override
    public void finished(AttemptResult result) {
        settling.accept(stored, result);
    }
}
