// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.smtp.UnreadableOutgoingException;
import org.mailsender.store.StoredMail;
import org.mailsender.store.UnreadableTextException;

class AttemptedMailTest extends SharedDeliveryTestCase {

    /** Also of a text that is whole, because another node may send it by now: whoever writes it must not end it. */
    @Test
    void aTextThatRefusesToEndIsUnreadableToWhoeverSendsIt() {
        StoredMail mail = mail();
        IOException refusal = new IOException("another node may send it by now");
        StoredMail fenced = new StoredMail(
                mail.entry(),
                mail.mail(),
                mail.state(),
                out -> {
                    mail.writeTo(out);
                    throw new UnreadableTextException(refusal);
                },
                mail.size());
        List<IOException> met = new ArrayList<>();
        AttemptedMail attempted = new AttemptedMail(fenced, (settled, result) -> {}, met::add);

        assertThrows(UnreadableOutgoingException.class, () -> attempted.writeTo(new ByteArrayOutputStream()));
        assertEquals(1, met.size());
    }
}
