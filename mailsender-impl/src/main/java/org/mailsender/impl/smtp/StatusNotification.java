// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What is asked of a server that offers delivery status notifications (RFC 3461): for which events it sends one to the
 * envelope sender, and what it has to say in it. Immutable.
 *
 * @param events SUCCESS, FAILURE, DELAY or NEVER; empty to ask for nothing
 */
record StatusNotification(List<String> events) {

    static final StatusNotification NONE = new StatusNotification(List.of());

    /** What is asked of a server that offers so much; nothing if it does not offer it. */
    static StatusNotification of(List<String> events, Capabilities offered) {
        return offered.offers("DSN") ? new StatusNotification(events) : NONE;
    }

    /** Behind MAIL: header fields are enough to know a mail again (RFC 3461 4.3), and its id even more so (4.4). */
    String ofMail(OutgoingMail mail) {
        return events.isEmpty() ? "" : " RET=HDRS ENVID=" + xtext(mail.id());
    }

    /** Behind RCPT: the address as it was given (RFC 3461 4.2), unless it needs another form (RFC 6533). */
    String ofRecipient(String recipient) {
        if (events.isEmpty()) {
            return "";
        }
        String notify = " NOTIFY=" + String.join(",", events);
        return isAscii(recipient) ? notify + " ORCPT=rfc822;" + xtext(recipient) : notify;
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    /** RFC 3461 4. */
    private static String xtext(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().forEach(character -> {
            if (character > ' ' && character < 127 && character != '+' && character != '=') {
                encoded.append((char) character);
            } else {
                encoded.append(String.format(Locale.ROOT, "+%02X", character));
            }
        });
        return encoded.toString();
    }
}
