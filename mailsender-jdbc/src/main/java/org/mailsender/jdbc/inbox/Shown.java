// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.mailsender.store.MailText;
import org.mailsender.store.StoredMail;
import org.mailsender.store.UnreadableTextException;

/**
 * The text of a mail for operators at a node that sends none. The database's refuses to end there, which keeps a sender
 * from sending it, and is nothing to somebody who looks at it.
 *
 * @param text as the database gives it
 * @param size of all of it, in bytes
 */
record Shown(MailText text, long size) implements MailText {

    static StoredMail of(StoredMail mail) {
        return new StoredMail(
                mail.entry(), mail.mail(), mail.state(), new Shown(mail.text(), mail.size()), mail.size());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Counting counting = new Counting(out);
        try {
            text.writeTo(counting);
        } catch (UnreadableTextException e) {
            if (counting.written < size) {
                throw e;
            }
        }
        counting.flush();
    }

    /** Knows how much has passed. */
    private static final class Counting extends FilterOutputStream {

        private long written;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            written++;
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            out.write(octets, from, length);
            written += length;
        }
    }
}
