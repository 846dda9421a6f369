// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.mailsender.impl.smtp.OutgoingMail;
import org.mailsender.impl.spool.StoredMail;

/** A stored mail as the transport sees it: only the recipients that do not have it yet. Immutable. */
record StoredOutgoingMail(StoredMail stored) implements OutgoingMail {

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
        stored.writeTo(out);
    }
}
