// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.mailsender.impl.message.ContentReader;
import org.mailsender.management.MailContent;
import org.mailsender.store.StoredMail;

/**
 * What the mails of a queue say. Immutable.
 *
 * @param queue which
 */
record Contents(OpenQueue queue) {

    Optional<MailContent> content(String id) throws IOException {
        Optional<StoredMail> mail = read(id);
        return mail.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContentReader().read(mail.get().mail().envelope(), mail.get()::writeTo));
    }

    boolean writeTo(String id, OutputStream target) throws IOException {
        Optional<StoredMail> mail = read(id);
        if (mail.isPresent()) {
            mail.get().writeTo(target);
            target.flush();
        }
        return mail.isPresent();
    }

    private Optional<StoredMail> read(String id) throws IOException {
        Optional<FoundMail> found = FoundMail.of(queue, id);
        return found.isEmpty() ? Optional.empty() : found.get().read();
    }
}
