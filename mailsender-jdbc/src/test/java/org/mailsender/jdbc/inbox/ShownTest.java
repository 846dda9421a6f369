// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mailsender.store.MailText;
import org.mailsender.store.UnreadableTextException;

class ShownTest {

    private final MailText fenced = out -> {
        out.write("all of it".getBytes(StandardCharsets.US_ASCII));
        throw new UnreadableTextException(new IOException("another node sends"));
    };

    @Test
    void aTextThatMayNotBeSentMayBeLookedAt() throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();

        new Shown(fenced, 9).writeTo(seen);

        assertEquals("all of it", seen.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void aTextThatCannotBeReadToItsEndIsNotShownAsIfItWereWhole() {
        assertThrows(UnreadableTextException.class, () -> new Shown(fenced, 10).writeTo(new ByteArrayOutputStream()));
    }
}
