// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.List;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailPart;

/** A mail as its recipients will see it. Immutable. */
record ContentRecord(
        String envelopeSender,
        List<String> envelopeRecipients,
        List<String> headers,
        String text,
        String html,
        List<MailPart> parts,
        long size)
        implements MailContent {

    /** Copies the lists. */
    ContentRecord {
        envelopeRecipients = List.copyOf(envelopeRecipients);
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
    }

    /** A file that a mail carries. Immutable. */
    record File(String name, String type, long size) implements MailPart {}
}
