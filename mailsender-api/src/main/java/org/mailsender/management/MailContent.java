// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A mail as its recipients will see it. Immutable. */
@ProviderType
public interface MailContent {

    /**
     * Who is named to the server as its sender (RFC 5321 MAIL FROM).
     *
     * @return an address, "" for none
     */
    String envelopeSender();

    /**
     * Who gets it (RFC 5321 RCPT TO), blind copies included.
     *
     * @return unmodifiable
     */
    List<String> envelopeRecipients();

    /**
     * Its header fields.
     *
     * @return unmodifiable, in order, each as {@code Name: value}, unfolded and decoded
     */
    List<String> headers();

    /**
     * Its plain text.
     *
     * @return at most the first 64 Ki characters; "" for none
     */
    String text();

    /**
     * Its HTML.
     *
     * @return at most the first 64 Ki characters; "" for none
     */
    String html();

    /**
     * Its attachments and images, an invitation included.
     *
     * @return unmodifiable
     */
    List<MailPart> parts();

    /**
     * Its size as sent.
     *
     * @return in bytes
     */
    long size();
}
